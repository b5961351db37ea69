# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import closed, closed_loop, co, t

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
