# `Task.cancel` is for tasks only, and errors call the classes by their whole names.
import asyncio


def attempt(call):
    try:
        print("gave", call())
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    future, task = asyncio.get_running_loop().create_future(), asyncio.current_task()
    for name in ("cancel", "done", "result", "set_name", "__await__", "add_done_callback"):
        attempt(lambda: getattr(asyncio.Task, name)(future))
        attempt(lambda: getattr(asyncio.Task, name)())
        attempt(lambda: getattr(asyncio.Future, name)(1))
    print(asyncio.Future.done(task), asyncio.Task.get_loop(future) is task.get_loop())
    print(asyncio.Task.cancel, asyncio.Future.cancel, asyncio.Task._state)
    attempt(lambda: future + 1)
    attempt(lambda: task())
    attempt(lambda: future.nothing)
    attempt(lambda: setattr(future, "_state", 1))
    attempt(lambda: setattr(asyncio.Task, "x", 1))
    attempt(lambda: delattr(future, "_cancel_message"))
    attempt(lambda: delattr(future, "_log_traceback"))
    print(type(iter(future)), future, hasattr(future, "_log_destroy_pending"))


asyncio.run(main())
