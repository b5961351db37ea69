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

l = other
t("Handle()", lambda: asyncio.Handle())
t("Handle(1)", lambda: asyncio.Handle(1))
t("Handle(1,2,3)", lambda: asyncio.Handle(print,(),l))
t("TimerHandle()", lambda: asyncio.TimerHandle())
h = l.call_soon(print); 
t("cancel(1)", lambda: h.cancel(1))
t("cancelled(1)", lambda: h.cancelled(1))
t("h<h", lambda: h < h)
th = l.call_later(100, print)
t("th<1", lambda: th < 1)
t("th.when(1)", lambda: th.when(1))
t("h()", lambda: h())
t("h.foo", lambda: setattr(h, "foo", 1))
h.cancel(); th.cancel()
t("get_context(1)", lambda: h.get_context(1))
