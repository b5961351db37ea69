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

t("sleep()", lambda: asyncio.sleep())
t("sleep(1,2,3)", lambda: asyncio.sleep(1,2,3))
t("sleep x", lambda: asyncio.sleep(1, foo=1))
t("wait()", lambda: asyncio.wait())
t("wait_for()", lambda: asyncio.wait_for())
t("wait_for(1)", lambda: asyncio.wait_for(1))
t("to_thread()", lambda: asyncio.to_thread())
t("timeout()", lambda: asyncio.timeout())
t("timeout('x')", lambda: asyncio.timeout('x'))
t("timeout(1)", lambda: asyncio.timeout(1))
t("timeout_at()", lambda: asyncio.timeout_at())
t("timeout_at('x')", lambda: asyncio.timeout_at('x'))
t("Timeout()", lambda: asyncio.Timeout())
t("TaskGroup(1)", lambda: asyncio.TaskGroup(1))
t("as_completed()", lambda: asyncio.as_completed())
t("as_completed(co)", lambda: asyncio.as_completed(co()))
t("isfuture()", lambda: asyncio.isfuture())
t("iscoroutine()", lambda: asyncio.iscoroutine())
t("iscoroutine(1,2)", lambda: asyncio.iscoroutine(1,2))
t("wrap_future(1)", lambda: asyncio.wrap_future(1))
t("wrap_future()", lambda: asyncio.wrap_future())
t("rct(1)", lambda: asyncio.run_coroutine_threadsafe(1, other))
t("rct()", lambda: asyncio.run_coroutine_threadsafe(co()))
t("set_event_loop(1)", lambda: asyncio.set_event_loop(1))
t("set_event_loop()", lambda: asyncio.set_event_loop())
