# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import co, other, t

t("Lock(1)", lambda: asyncio.Lock(1))
t("Lock(loop=)", lambda: asyncio.Lock(loop=other))
t("Event(1)", lambda: asyncio.Event(1))
t("Event(loop=)", lambda: asyncio.Event(loop=other))
t("Semaphore(-1)", lambda: asyncio.Semaphore(-1))
t("Semaphore('x')", lambda: asyncio.Semaphore('x'))
t("Semaphore(None)", lambda: asyncio.Semaphore(None))
t("Semaphore(1,2)", lambda: asyncio.Semaphore(1,2))
t("Semaphore(loop)", lambda: asyncio.Semaphore(1,loop=other))
t("BoundedSemaphore(-1)", lambda: asyncio.BoundedSemaphore(-1))
t("BoundedSemaphore('x')", lambda: asyncio.BoundedSemaphore('x'))
t("BoundedSemaphore(1,2)", lambda: asyncio.BoundedSemaphore(1,2))
t("Condition(1)", lambda: asyncio.Condition(1))
t("Condition(1,2)", lambda: asyncio.Condition(1,2))
t("Condition(loop)", lambda: asyncio.Condition(loop=other))
t("Barrier()", lambda: asyncio.Barrier())
t("Barrier('x')", lambda: asyncio.Barrier('x'))
t("Barrier(None)", lambda: asyncio.Barrier(None))
t("Barrier(1,2)", lambda: asyncio.Barrier(1,2))
t("Queue('x')", lambda: asyncio.Queue('x'))
t("Queue(1,2)", lambda: asyncio.Queue(1,2))
t("Queue(loop)", lambda: asyncio.Queue(loop=other))
t("Queue(None)", lambda: asyncio.Queue(None))
t("Queue(-1)", lambda: asyncio.Queue(-1))
t("LifoQueue(1,2)", lambda: asyncio.LifoQueue(1,2))
t("PriorityQueue(x=2)", lambda: asyncio.PriorityQueue(x=2))
t("Queue.get_nowait", lambda: asyncio.Queue().get_nowait())
t("Queue.put_nowait", lambda: asyncio.Queue().put_nowait())
t("Queue.put_nowait 2", lambda: asyncio.Queue().put_nowait(1,2))
t("Queue.task_done", lambda: asyncio.Queue().task_done())
t("Queue.task_done(1)", lambda: asyncio.Queue().task_done(1))
t("Queue.shutdown(1,2)", lambda: asyncio.Queue().shutdown(1,2))
t("Queue.get(1)", lambda: asyncio.Queue().get(1))
t("Queue.join(1)", lambda: asyncio.Queue().join(1))
t("Lock.release", lambda: asyncio.Lock().release())
t("Lock.release(1)", lambda: asyncio.Lock().release(1))
t("Lock.acquire(1)", lambda: asyncio.Lock().acquire(1))
t("Lock with", lambda: asyncio.Lock().__enter__())
def f():
    with asyncio.Lock(): pass
def f():
    with asyncio.Semaphore(): pass
def f():
    with asyncio.timeout(1): pass
t("with timeout", f)
def f():
    with asyncio.TaskGroup(): pass
t("Event.set(1)", lambda: asyncio.Event().set(1))
t("Event.wait(1)", lambda: asyncio.Event().wait(1))
t("Sem.release(1)", lambda: asyncio.Semaphore().release(1))
t("Cond.notify", lambda: asyncio.Condition().notify())
t("Cond.notify_all", lambda: asyncio.Condition().notify_all())
t("Cond.notify('x')", lambda: asyncio.Condition().notify('x'))
t("Cond.release", lambda: asyncio.Condition().release())
t("Cond.wait_for()", lambda: asyncio.Condition().wait_for())
t("eager_task_factory()", lambda: asyncio.eager_task_factory())
t("create_eager_task_factory()", lambda: asyncio.create_eager_task_factory())
t("create_eager_task_factory(1)", lambda: asyncio.create_eager_task_factory(1)(other, co()))
t("current_task(loop)", lambda: asyncio.current_task(other))
t("all_tasks(loop)", lambda: asyncio.all_tasks(other))
t("current_task(1)", lambda: asyncio.current_task(1))
t("all_tasks(1)", lambda: asyncio.all_tasks(1))
