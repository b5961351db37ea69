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
    async def tg():
        g = asyncio.TaskGroup(); g.create_task(co())
    await a("before", tg)
    async def tg():
        async with asyncio.TaskGroup() as g: pass
        g.create_task(co())
    await a("after", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            async with g: pass
    await a("twice", tg)
    async def tg():
        async with asyncio.TaskGroup() as g: pass
        async with g: pass
    await a("again", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(1)
    await a("create 1", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task()
    await a("create ()", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(co(), 1)
    await a("create pos", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(co(), foo=1)
    await a("create foo", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            async def bad(): raise ValueError("v")
            async def late():
                try: await asyncio.sleep(1)
                finally: g.create_task(co())
            g.create_task(bad()); g.create_task(late())
    await a("shutting down", tg)
    def cb():
        t("tg in callback", lambda: asyncio.TaskGroup().__aenter__().send(None))
    loop.call_soon(cb); await asyncio.sleep(0)
    async def tg():
        g = asyncio.TaskGroup(); s=[re.sub(r"0x\w+","",repr(g))]
        async with g: s.append(re.sub(r"0x\w+","",repr(g))); g.create_task(co()); s.append(re.sub(r"0x\w+","",repr(g)))
        s.append(re.sub(r"0x\w+","",repr(g))); return s
    await a("reprs", tg)
    async def tg():
        g = asyncio.TaskGroup(); await g.__aexit__(None,None,None)
    await a("aexit first", tg)
t("main", lambda: asyncio.run(main()))
