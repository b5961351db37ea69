import asyncio


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    pending = asyncio.get_running_loop().create_future()

    async def wait(*futures):
        try:
            await asyncio.gather(*futures, return_exceptions=True)
        except asyncio.CancelledError as error:
            return error.args

    tasks = [asyncio.create_task(wait(pending, done)), asyncio.create_task(wait(done, pending))]
    await asyncio.sleep(0)
    tasks[0].cancel("first")
    tasks[1].cancel("second")
    print(await tasks[0], await tasks[1])  # expect: () ('second',)


asyncio.run(main())
