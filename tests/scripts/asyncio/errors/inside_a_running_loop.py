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
    await a("run_until_complete", lambda: loop.run_until_complete(co()))
    await a("close", lambda: loop.close())
    await a("asyncio.run", lambda: asyncio.run(co()))
    await a("asyncio.run 1", lambda: asyncio.run(1))
    await a("()", lambda: asyncio.create_task())
    await a("(1)", lambda: asyncio.create_task(1))
    await a("(co)", lambda: asyncio.create_task(co))
    await a("(gen)", lambda: asyncio.create_task(i for i in [1]))
    await a("(future)", lambda: asyncio.create_task(loop.create_future()))
    await a("(sleep) twice", lambda: (lambda c: asyncio.gather(asyncio.create_task(c), asyncio.create_task(c)))(co()))
    await a("name", lambda: asyncio.create_task(co(), name=3).get_name())
    await a("name bad", lambda: asyncio.create_task(co(), name=bad).get_name())
    await a("foo", lambda: asyncio.create_task(co(), foo=1))
    await a("pos", lambda: asyncio.create_task(co(), 1))
t("main", lambda: asyncio.run(main()))
