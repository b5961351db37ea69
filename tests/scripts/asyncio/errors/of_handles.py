# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import other, t

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
