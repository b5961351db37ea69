# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import closed, co, other, t


t("run()", lambda: asyncio.run())
t("run(co, True)", lambda: asyncio.run(co(), True))
t("run(x=1)", lambda: asyncio.run(co(), x=1))
t("run debug str", lambda: asyncio.run(co(3), debug="yes"))
t("run factory 1", lambda: asyncio.run(co(), loop_factory=1))
t("run factory None loop", lambda: asyncio.run(co(), loop_factory=lambda: None))
c = co(); c.close(); t("run closed coro", lambda: asyncio.run(c))
t("Runner(1)", lambda: asyncio.Runner(1))
t("Runner(x=1)", lambda: asyncio.Runner(x=1))
def f():
    with asyncio.Runner() as r: return r.run(1)
def f():
    with asyncio.Runner() as r: return r.run()
t("r.run()", f)
def f():
    with asyncio.Runner() as r: return r.run(co(), 1)
t("r.run pos", f)
def f():
    r = asyncio.Runner(); r.close(); return r.close()
t("close unopened", f)
def f():
    r = asyncio.Runner(); r.run(co()); r.close(); return r.run(co())
t("run closed", f)
def f():
    r = asyncio.Runner(); r.run(co()); r.close(); return r.get_loop()
t("get_loop closed", f)
def f():
    with asyncio.Runner() as r:
        with r: pass
        return r.run(co())
t("enter twice", f)
def f():
    async def g():
        with asyncio.Runner() as r: return r.run(co())
    return asyncio.run(g())
t("inside", f)
def f():
    async def g():
        asyncio.run(co())
    return asyncio.run(g())
t("run inside run", f)

t("get_running_loop", lambda: asyncio.get_running_loop())
t("create_task", lambda: asyncio.create_task(co()))
t("create_task(1)", lambda: asyncio.create_task(1))
t("create_task()", lambda: asyncio.create_task())
t("create_task x", lambda: asyncio.create_task(co(), 1))
t("create_task foo", lambda: asyncio.create_task(co(), foo=1))
t("current_task", lambda: asyncio.current_task())
t("all_tasks", lambda: asyncio.all_tasks())
t("gather(co)", lambda: asyncio.gather(co()))
t("gather()", lambda: asyncio.gather())
t("gather(1)", lambda: asyncio.gather(1))
t("gather kw", lambda: asyncio.gather(foo=1))
t("shield", lambda: asyncio.shield(co()))
t("shield(1)", lambda: asyncio.shield(1))
t("shield()", lambda: asyncio.shield())
t("ensure_future(1)", lambda: asyncio.ensure_future(1))
t("ensure_future()", lambda: asyncio.ensure_future())
t("ensure_future(co)", lambda: asyncio.ensure_future(co()))
t("Future()", lambda: asyncio.Future())
t("Future(1)", lambda: asyncio.Future(1))
t("Future(loop=1)", lambda: asyncio.Future(loop=1))
t("Future(x=1)", lambda: asyncio.Future(x=1))
t("Task()", lambda: asyncio.Task())
t("Task(1)", lambda: asyncio.Task(1))
t("Task(co())", lambda: asyncio.Task(co()))
t("Task(co, loop=1)", lambda: asyncio.Task(co(), loop=1))
t("Task pos", lambda: asyncio.Task(co(), other))
