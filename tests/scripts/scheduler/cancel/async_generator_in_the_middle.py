import asyncio
async def numbers():
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("generator saw it")
        raise
    finally:
        print("generator cleaned")
async def reader():
    async for x in numbers():
        print(x)
async def main():
    t = asyncio.create_task(reader())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("done")
asyncio.run(main())
