# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, t

async def main():
    loop = asyncio.get_running_loop()
    d = asyncio.create_task(co(1)); await d
    await a("cancel done", lambda: d.cancel())
    await a("set_result", lambda: d.set_result(1))
    await a("set_exception", lambda: d.set_exception(ValueError()))
    await a("set_name()", lambda: d.set_name())
    await a("set_name(3)", lambda: (d.set_name(3), d.get_name()))
    await a("get_stack", lambda: d.get_stack())
    await a("get_stack(1)", lambda: d.get_stack(1))
    await a("get_stack lim", lambda: d.get_stack(limit="x"))
    await a("print_stack", lambda: d.print_stack(file=1) if 0 else None)
    await a("uncancel", lambda: d.uncancel())
    await a("uncancel(1)", lambda: d.uncancel(1))
    await a("cancelling(1)", lambda: d.cancelling(1))
    await a("get_coro(1)", lambda: d.get_coro(1))
    p = asyncio.create_task(asyncio.sleep(10))
    await a("result pending", lambda: p.result())
    await a("exception pending", lambda: p.exception())
    await asyncio.sleep(0)
    p.cancel("bye")
    await a("await cancelled", lambda: p)
    await a("result cancelled", lambda: p.result())
    await a("result cancelled 2", lambda: p.result())
    await a("repr", lambda: p)
    await a("subclass no init", lambda: type("X",(asyncio.Task,),{"__init__":lambda s,c: None})(co()).done())
    class T2(asyncio.Task): pass
    await a("T2(1)", lambda: T2(1))
    await a("T2()", lambda: T2())
    await a("T2 pos", lambda: T2(co(), loop))
    await a("T2 foo", lambda: T2(co(), foo=1))
    class F2(asyncio.Future): pass
    await a("F2(1)", lambda: F2(1))
    await a("F2(foo)", lambda: F2(foo=1))
t("main", lambda: asyncio.run(main()))
