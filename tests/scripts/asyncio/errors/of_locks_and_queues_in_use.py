# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, other, t

async def main():
    loop = asyncio.get_running_loop()
    lk = asyncio.Lock()
    await a("release", lambda: lk.release())
    await a("cond lock", lambda: asyncio.Condition(lk).wait())
    await a("cond notify", lambda: asyncio.Condition(lk).notify())
    async def cn():
        cd = asyncio.Condition()
        async with cd: cd.notify("x")
    await a("notify x", cn)
    async def cn():
        cd = asyncio.Condition()
        async with cd: return await cd.wait_for(1)
    await a("wait_for 1", cn)
    bs = asyncio.BoundedSemaphore(1)
    await a("bounded release", lambda: bs.release())
    q = asyncio.Queue(1)
    await a("get_nowait", lambda: q.get_nowait())
    q.put_nowait(1)
    await a("put_nowait", lambda: q.put_nowait(1))
    q.get_nowait(); q.task_done()
    await a("task_done", lambda: q.task_done())
    q.shutdown()
    await a("put", lambda: q.put(1))
    await a("put_nowait", lambda: q.put_nowait(1))
    await a("get", lambda: q.get())
    await a("get_nowait", lambda: q.get_nowait())
    pq = asyncio.PriorityQueue()
    pq.put_nowait(1)
    await a("pq mixed", lambda: pq.put_nowait("x"))
    b = asyncio.Barrier(2)
    async def bb(): 
        w = asyncio.create_task(b.wait()); await asyncio.sleep(0); await b.abort(); await w
    await a("barrier abort", bb)
    await a("barrier broken", lambda: b.wait())
    await a("barrier wait(1)", lambda: b.wait(1))
    async def other_loop():
        return await L.acquire()
    L = asyncio.Lock(); await L.acquire()
    w = asyncio.create_task(L.acquire()); await asyncio.sleep(0)
    def thr():
        t("lock other loop", lambda: asyncio.run(other_loop()))
        t("queue other loop", lambda: asyncio.run(Q.get()))
        t("event other loop", lambda: asyncio.run(E.wait()))
        t("sem other loop", lambda: asyncio.run(SS.acquire()))
        t("tg other loop", lambda: asyncio.run(co()))
    Q = asyncio.Queue(); w2 = asyncio.create_task(Q.get())
    E = asyncio.Event(); w3 = asyncio.create_task(E.wait())
    SS = asyncio.Semaphore(0); w4 = asyncio.create_task(SS.acquire())
    await asyncio.sleep(0)
    await asyncio.to_thread(thr)
    for x in (w,w2,w3,w4): x.cancel()
t("main", lambda: asyncio.run(main()))
