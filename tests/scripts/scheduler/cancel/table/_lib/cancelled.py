"""The cases of cancelling a task that waits: once, twice, in the turn of completion, swallowed, replaced, in cleanup."""
import asyncio

CASES = ("once", "twice", "at once", "before completion", "after completion", "swallowed", "replaced", "cleanup")


async def _run(how, make, turns):
    loop = asyncio.get_running_loop()
    waiting, complete, *after = await make(loop)

    async def worker():
        try:
            return await waiting()
        except asyncio.CancelledError as error:
            print("caught", *error.args)
            if how == "cleanup":
                try:
                    await asyncio.sleep(0)
                    await asyncio.sleep(0)
                except asyncio.CancelledError as error:
                    print("again", *error.args)
            if how == "swallowed":
                return "swallowed"
            if how == "replaced":
                raise ValueError("instead")
            raise

    task = loop.create_task(worker())
    if how != "at once":
        for _ in range(turns):
            await asyncio.sleep(0)
    if how == "before completion":
        print(task.cancel("why"))
        await complete()
    elif how == "after completion":
        await complete()
        print(task.cancel("why"))
    else:
        print(task.cancel("why"))
        if how == "twice":
            print(task.cancel("second"))
        elif how == "cleanup":
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print(task.cancel("second"))
    result = await asyncio.gather(task, return_exceptions=True)
    print(how, "->", repr(result[0]), task.cancelled(), task.cancelling())
    for report in after:
        report()


def check(make, turns=3):
    """Runs every case. `make(loop)` gives what waits, what completes it, and perhaps what to print in the end; `turns` is
    how long the task waits before it is cancelled."""

    async def main():
        for how in CASES:
            await _run(how, make, turns)

    asyncio.run(main())
