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
    await a("gather 1", lambda: asyncio.gather(1))
    await a("gather co fn", lambda: asyncio.gather(co))
    await a("gather list", lambda: asyncio.gather([co]))
    await a("gather kw", lambda: asyncio.gather(foo=1))
    await a("gather re=x", lambda: asyncio.gather(co(1), return_exceptions="x"))
    await a("shield 1", lambda: asyncio.shield(1))
    await a("shield co", lambda: asyncio.shield(co))
    await a("shield()", lambda: asyncio.shield())
    await a("shield kw", lambda: asyncio.shield(co(), loop=1))
t("main", lambda: asyncio.run(main()))
