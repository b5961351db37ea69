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
    await a("[]", lambda: asyncio.wait([]))
    await a("{}", lambda: asyncio.wait(set()))
    await a("1", lambda: asyncio.wait(1))
    await a("co", lambda: asyncio.wait(co()))
    await a("fut", lambda: asyncio.wait(loop.create_future()))
    await a("[co]", lambda: asyncio.wait([co()]))
    await a("[1]", lambda: asyncio.wait([1]))
    await a("return_when", lambda: asyncio.wait([loop.create_future()], return_when="x"))
    await a("return_when 1", lambda: asyncio.wait([loop.create_future()], return_when=1))
    await a("timeout x", lambda: asyncio.wait([loop.create_future()], timeout="x"))
    await a("timeout -1", lambda: asyncio.wait([asyncio.create_task(co())], timeout=-1))
    await a("foo", lambda: asyncio.wait([], foo=1))
    await a("pos", lambda: asyncio.wait([], 1))
    async def ac(*args, **k):
        return [await x for x in asyncio.as_completed(*args, **k)]
    await a("[]", lambda: ac([]))
    await a("1", lambda: ac(1))
    await a("co", lambda: ac(co()))
    await a("[1]", lambda: ac([1]))
    await a("timeout x", lambda: ac([co()], timeout="x"))
    await a("timeout 0", lambda: ac([asyncio.sleep(1)], timeout=0))
    await a("timeout -1", lambda: ac([asyncio.sleep(1)], timeout=-1))
    await a("timeout .001", lambda: ac([asyncio.sleep(1)], timeout=0.001))
    async def ac2(*args, **k):
        return [await x async for x in asyncio.as_completed(*args, **k)]
    await a("async timeout .001", lambda: ac2([asyncio.sleep(1)], timeout=0.001))
    await a("foreign", lambda: ac([other.create_future(), loop.create_future()]))
    def nx():
        it = asyncio.as_completed([]); next(it)
    await a("next of empty", nx)
    async def nx():
        it = asyncio.as_completed([]); await it.__anext__()
    await a("anext of empty", nx)
    def nx():
        len(asyncio.as_completed([]))
    await a("len", nx)
t("main", lambda: asyncio.run(main()))
