# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# Some methods of futures count their arguments in other words than most natives do; a task's are its own.
import asyncio


def attempt(what, call):
    try:
        print(what, "gave", call())
    except Exception as error:
        print(what, "->", type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    future, task = loop.create_future(), asyncio.current_task()
    for name in ("result", "exception", "done", "cancelled", "get_loop", "_make_cancelled_error"):
        for what in (future, task):
            attempt(f"{name}(1)", lambda: getattr(what, name)(1))
            attempt(f"{name}(a=1)", lambda: getattr(what, name)(a=1))
    for name in ("set_result", "set_exception", "add_done_callback", "remove_done_callback"):
        for what in (future, task):
            attempt(f"{name}()", lambda: getattr(what, name)())
            attempt(f"{name}(1, 2)", lambda: getattr(what, name)(1, 2))
            attempt(f"{name}(1, 2, 3)", lambda: getattr(what, name)(1, 2, 3))
            attempt(f"{name}(fn=1)", lambda: getattr(what, name)(fn=1))
            attempt(f"{name}(1, a=2)", lambda: getattr(what, name)(1, a=2))
    for what in (future, task):
        attempt("cancel(1, 2)", lambda: what.cancel(1, 2))
        attempt("cancel(x=1)", lambda: what.cancel(x=1))
        attempt("cancel(msg=1, x=2)", lambda: what.cancel(msg=1, x=2))
    attempt("get_stack(1, 2)", lambda: task.get_stack(1, 2))
    attempt("Future(1)", lambda: asyncio.Future(1))
    attempt("Future(1, 2)", lambda: asyncio.Future(1, 2))
    attempt("Future(loop=None, a=1)", lambda: asyncio.Future(loop=None, a=1))
    attempt("Task()", lambda: asyncio.Task())
    attempt("Task(a=1)", lambda: asyncio.Task(a=1))


asyncio.run(main())
