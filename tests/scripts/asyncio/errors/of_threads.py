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
    await a("to_thread 1", lambda: asyncio.to_thread(1))
    await a("to_thread co", lambda: asyncio.to_thread(co))
    await a("rie 1", lambda: loop.run_in_executor(None, 1))
    await a("rie exec 1", lambda: loop.run_in_executor(1, print))
    await a("rie kw", lambda: loop.run_in_executor(None, print, end=1))
    await a("to_thread raise", lambda: asyncio.to_thread(int, "x"))
    await a("to_thread StopIteration", lambda: asyncio.to_thread(next, iter([])))
    await a("wrap_future 1", lambda: asyncio.wrap_future(1))
    await a("rct 1", lambda: asyncio.run_coroutine_threadsafe(1, loop))
    await a("rct loop 1", lambda: asyncio.run_coroutine_threadsafe(co(), 1))
t("main", lambda: asyncio.run(main()))
