# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio, sys, contextvars, re, gc, math, threading, concurrent.futures
from functools import partial
def show(x):
    s = f"{type(x).__name__}: {x}"
    s = re.sub(r"0x[0-9a-f]+", "0x", s)
    s = re.sub(r"Task-\d+", "Task-N", s)
    s = re.sub(r"/[\w/.+-]*/([\w]+\.py):\d+", r"\1", s)
    s = re.sub(r"<[\w.<>]*EventLoop running", "<Loop running", s)
    return s
def t(label, f):
    try:
        r = f()
        text = show(repr(r)) if not isinstance(r,(int,str,type(None))) else repr(r)
    except BaseException as e:
        print(label, "->", show(e))
    else:
        print(label, "-> OK", text)
        if asyncio.iscoroutine(r): r.close()
async def a(label, f):
    try:
        r = f()
        if hasattr(r, "__await__"):
            r = await r
    except BaseException as e:
        print(label, "->", show(e))
    else:
        print(label, "-> OK", show(repr(r)) if not isinstance(r,(int,str,type(None))) else repr(r))
async def co(x=None): return x
class S(str): pass
class Bad:
    def __repr__(self): return "<Bad>"
bad = Bad()
def closed():
    l = asyncio.new_event_loop(); l.close(); return l
closed_loop = closed()
other = asyncio.new_event_loop()

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
