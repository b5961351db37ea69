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

l = closed_loop
t("call_soon", lambda: l.call_soon(print))
t("call_soon()", lambda: l.call_soon(None))
t("call_later", lambda: l.call_later(1, print))
t("call_later(None)", lambda: l.call_later(None, print))
t("call_at", lambda: l.call_at(1, print))
t("call_at(None)", lambda: l.call_at(None, print))
t("call_soon_threadsafe", lambda: l.call_soon_threadsafe(print))
t("create_task", lambda: l.create_task(co()))
t("create_task(1)", lambda: l.create_task(1))
t("create_future", lambda: l.create_future())
t("Task", lambda: asyncio.Task(co(), loop=l))
t("Future", lambda: asyncio.Future(loop=l))
t("ruc", lambda: l.run_until_complete(co()))
t("ruc1", lambda: l.run_until_complete(1))
t("run_forever", lambda: l.run_forever())
t("stop", lambda: l.stop())
t("close", lambda: l.close())
t("run_in_executor", lambda: l.run_in_executor(None, print))
t("add_signal_handler", lambda: l.add_signal_handler(2, print))
t("set_debug", lambda: l.set_debug(True))
t("get_debug", lambda: l.get_debug())
l.set_debug(False)
t("shutdown_asyncgens", lambda: l.shutdown_asyncgens())
t("time", lambda: isinstance(l.time(), float))
t("is_running", lambda: (l.is_running(), l.is_closed()))
t("repr", lambda: l)
t("rct", lambda: asyncio.run_coroutine_threadsafe(co(), l))
t("ensure_future loop", lambda: asyncio.ensure_future(co(), loop=l))
t("future set_result closed w/ cb", lambda: (lambda f: (f.add_done_callback(print), f.set_result(1)))(asyncio.Future(loop=l)))
t("future cancel closed w/ cb", lambda: (lambda f: (f.add_done_callback(print), f.cancel()))(asyncio.Future(loop=l)))
t("future add cb done closed", lambda: (lambda f: (f.set_result(1), f.add_done_callback(print)))(asyncio.Future(loop=l)))
