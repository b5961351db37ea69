# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import co, other, t

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
