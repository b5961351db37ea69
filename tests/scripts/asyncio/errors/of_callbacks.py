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
    def h(loop, ctx):
        print("handler:", show(ctx["message"]), show(ctx.get("exception")) if ctx.get("exception") else None, sorted(ctx))
    loop.set_exception_handler(h)
    loop.call_soon(1)
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0.01)
    f = loop.create_future(); f.add_done_callback(1); f.add_done_callback(lambda: 1); f.set_result(1)
    await asyncio.sleep(0.01)
    loop.call_exception_handler({})
    loop.call_exception_handler({"message":"m","exception":ValueError(3)})
t("main", lambda: asyncio.run(main()))
