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
t("call_soon()", lambda: l.call_soon())
t("call_soon(1)", lambda: l.call_soon(1))
t("call_soon(x=)", lambda: l.call_soon(print, x=1))
t("call_later()", lambda: l.call_later())
t("call_later(1)", lambda: l.call_later(1))
t("call_later(None)", lambda: l.call_later(None, print))
t("call_later('x')", lambda: l.call_later('x', print))
t("call_later([])", lambda: l.call_later([], print))
t("call_at()", lambda: l.call_at())
t("call_at(None)", lambda: l.call_at(None, print))
t("call_soon_threadsafe()", lambda: l.call_soon_threadsafe())
t("create_task()", lambda: l.create_task())
t("create_task(1)", lambda: l.create_task(1))
t("create_task(fn)", lambda: l.create_task(co))
t("create_task pos", lambda: l.create_task(co(), 1))
t("create_task x", lambda: l.create_task(co(), foo=1))
t("create_future(1)", lambda: l.create_future(1))
t("ruc()", lambda: l.run_until_complete())
t("ruc(1)", lambda: l.run_until_complete(1))
t("ruc(None)", lambda: l.run_until_complete(None))
t("ruc(foreign)", lambda: l.run_until_complete(asyncio.Future(loop=closed_loop)))
t("run_forever(1)", lambda: l.run_forever(1))
t("stop(1)", lambda: l.stop(1))
t("close(1)", lambda: l.close(1))
t("time(1)", lambda: l.time(1))
t("set_debug()", lambda: l.set_debug())
t("get_debug(1)", lambda: l.get_debug(1))
t("set_exception_handler()", lambda: l.set_exception_handler())
t("set_exception_handler(1)", lambda: l.set_exception_handler(1))
t("set_task_factory(1)", lambda: l.set_task_factory(1))
t("set_task_factory()", lambda: l.set_task_factory())
t("call_exception_handler()", lambda: l.call_exception_handler())
t("call_exception_handler(1)", lambda: l.call_exception_handler(1))
t("default_exception_handler()", lambda: l.default_exception_handler())
t("run_in_executor()", lambda: l.run_in_executor())
t("run_in_executor(None)", lambda: l.run_in_executor(None))
t("run_in_executor(1)", lambda: l.run_in_executor(1, print))
t("set_default_executor(1)", lambda: l.set_default_executor(1))
t("set_default_executor(None)", lambda: l.set_default_executor(None))
t("add_signal_handler()", lambda: l.add_signal_handler())
t("add_signal_handler(x)", lambda: l.add_signal_handler('x', print))
t("add_signal_handler(1000)", lambda: l.add_signal_handler(1000, print))
t("add_signal_handler(0)", lambda: l.add_signal_handler(0, print))
t("add_signal_handler(9)", lambda: l.add_signal_handler(9, print))
t("add_signal_handler(co)", lambda: l.add_signal_handler(2, co))
t("remove_signal_handler(9)", lambda: l.remove_signal_handler(9))
t("remove_signal_handler(x)", lambda: l.remove_signal_handler('x'))
l.slow_callback_duration = 0.1
t("loop()", lambda: l())
t("loop.foo", lambda: l.foo)
