import asyncio
async def work():
    await asyncio.sleep(0.03)
    print("inner finished")
    return "r"
async def main():
    inner = asyncio.create_task(work())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 0.001))
    try:
        await outer
    except TimeoutError:
        print("timed out", inner.done())
    print(await inner, await asyncio.shield(inner))
asyncio.run(main())
