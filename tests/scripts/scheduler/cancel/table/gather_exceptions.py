import asyncio


async def run(how):
    loop = asyncio.get_running_loop()
    futures = [loop.create_future(), loop.create_future()]

    async def waiting():
        print(await asyncio.gather(*futures, return_exceptions=True))
        return "done"

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
        for _ in range(3 if "gather_exceptions" != "sleep_zero" else 1):
            await asyncio.sleep(0)
    if how == "before completion":
        print(task.cancel("why"))
        [future.done() or future.set_result(1) for future in futures]
    elif how == "after completion":
        [future.done() or future.set_result(1) for future in futures]
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
    print([future.cancelled() for future in futures])


async def main():
    for how in ("once", "twice", "at once", "before completion", "after completion", "swallowed", "replaced", "cleanup"):
        await run(how)


asyncio.run(main())
