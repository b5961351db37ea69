# What `Runner.run` makes of tasks that are cancelled, and what its end does to those that are left.
import asyncio


def shown(call):
    try:
        return call()
    except BaseException as error:
        return f"{type(error).__name__}{error.args}"


async def cancels_itself(answer):
    task = asyncio.current_task()
    print(task.cancel("itself"), task.cancelling())
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print("got", error.args)
        if answer == "swallow":
            return "swallowed"
        if answer == "replace":
            raise KeyError("instead") from None
        raise


async def cancels_itself_at_the_end():
    asyncio.current_task().cancel("late")
    return "returned"


async def left_over(name, answer):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        if answer == "replace":
            raise KeyError(name) from None
        if answer == "swallow":
            return
        if answer == "sleep":
            await asyncio.sleep(0.001)
            print(name, "slept")
        raise
    finally:
        print(name, "ends")


async def leaves(*answers):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("report:", context["message"], repr(context["exception"])))
    for number, answer in enumerate(answers):
        asyncio.create_task(left_over(f"left {number}", answer))
    await asyncio.sleep(0)
    return "main returned"


with asyncio.Runner() as runner:
    for answer in ("raise", "swallow", "replace"):
        print(answer, shown(lambda: runner.run(cancels_itself(answer))))
    print("late", shown(lambda: runner.run(cancels_itself_at_the_end())))
# In which order tasks that are left are cancelled is not said, so one is left each time.
for answer in ("raise", "swallow", "replace", "sleep"):
    with asyncio.Runner() as runner:
        print(shown(lambda: runner.run(leaves(answer))))
        print(shown(lambda: runner.run(asyncio.sleep(0, "it still waits"))))
        print("-- end of the block")
    print("-- run")
    print(shown(lambda: asyncio.run(leaves(answer))))
for answer in ("raise", "swallow", "replace"):
    print(answer, shown(lambda: asyncio.run(cancels_itself(answer))))
print("late", shown(lambda: asyncio.run(cancels_itself_at_the_end())))
