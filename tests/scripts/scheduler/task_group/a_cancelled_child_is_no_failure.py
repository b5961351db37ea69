import asyncio
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(asyncio.sleep(10))
        b = tg.create_task(asyncio.sleep(0, "b"))
        await asyncio.sleep(0)
        a.cancel()
    print(a.cancelled(), b.result())  # expect: True b
asyncio.run(main())
