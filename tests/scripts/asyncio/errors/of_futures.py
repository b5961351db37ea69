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
F = lambda: asyncio.Future(loop=l)
t("result", lambda: F().result())
t("exception", lambda: F().exception())
def twice(): f=F(); f.set_result(1); f.set_result(2)
t("twice", twice)
def twice(): f=F(); f.set_result(1); f.set_exception(ValueError())
t("set_exc after", twice)
def twice(): f=F(); f.cancel(); f.set_result(2)
t("after cancel", twice)
def twice(): f=F(); f.cancel(); f.result()
t("result cancelled", twice)
def twice(): f=F(); f.cancel("why"); f.result()
t("result cancelled msg", twice)
def twice(): f=F(); f.cancel(msg=33); f.exception()
t("exception cancelled msg", twice)
def twice(): f=F(); f.cancel("a"); return f.cancel("b")
t("cancel twice", twice)
t("cancel(1,2)", lambda: F().cancel(1,2))
t("cancel(x=)", lambda: F().cancel(x=2))
t("set_exception(1)", lambda: F().set_exception(1))
t("set_exception('x')", lambda: F().set_exception('x'))
t("set_exception(int)", lambda: F().set_exception(int))
t("set_exception(StopIteration)", lambda: F().set_exception(StopIteration))
t("set_exception(SI inst)", lambda: F().set_exception(StopIteration(1)))
def si():
    f=F(); f.set_exception(StopIteration(1)); return f.exception()
t("si", si)
class Bx(Exception):
    def __init__(self, a): pass
t("set_exception(cls args)", lambda: F().set_exception(Bx))
t("add_done_callback(1)", lambda: F().add_done_callback(1))
t("add_done_callback(p,1)", lambda: F().add_done_callback(print, 1))
t("remove_done_callback(1)", lambda: F().remove_done_callback(1))
t("done(1)", lambda: F().done(1))
t("F.result()", lambda: asyncio.Future.result())
t("new", lambda: asyncio.Future.__new__(asyncio.Future).done())
t("new.result", lambda: asyncio.Future.__new__(asyncio.Future).result())
t("new.set_result", lambda: asyncio.Future.__new__(asyncio.Future).set_result(1))
t("new.cancel", lambda: asyncio.Future.__new__(asyncio.Future).cancel())
t("new.get_loop", lambda: asyncio.Future.__new__(asyncio.Future).get_loop())
t("new repr", lambda: asyncio.Future.__new__(asyncio.Future))
t("Tnew", lambda: asyncio.Task.__new__(asyncio.Task).done())
t("Tnew repr", lambda: asyncio.Task.__new__(asyncio.Task))
t("_log_traceback", lambda: setattr(F(), "_log_traceback", True))
t("_log_traceback 1", lambda: setattr(F(), "_log_traceback", 1))
t("foo attr", lambda: F().foo)
t("await sync", lambda: next(iter(F())))
def it():
    f = F(); i = iter(f); next(i); next(i)
t("await wasn't used", it)
def it():
    f = F(); i = iter(f); next(i); f.set_result(4); next(i)
t("iter result", it)
t("iter.throw()", lambda: iter(F()).throw())
t("iter.throw(1)", lambda: iter(F()).throw(1))
t("iter.throw(ValueError)", lambda: iter(F()).throw(ValueError))
t("iter.throw(ValueError,2)", lambda: iter(F()).throw(ValueError, 2))
t("iter.throw(ValueError,2,3)", lambda: iter(F()).throw(ValueError, 2, 3))
t("iter.throw(VE(),2)", lambda: iter(F()).throw(ValueError(), 2))
t("iter.send()", lambda: iter(F()).send())
t("iter.close(1)", lambda: iter(F()).close(1))
t("Future[int]", lambda: asyncio.Future[int])
t("Task[int]", lambda: asyncio.Task[int])
t("Queue[int]", lambda: asyncio.Queue[int])
t("bool", lambda: bool(F()))
