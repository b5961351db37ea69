import asyncio
async def child():
    print("child")
async def plain():
    print("plain await does not switch")
async def main():
    t = asyncio.create_task(child())
    print("created")
    await plain()
    print("before sleep")
    await asyncio.sleep(0)
    print("after sleep", t.done())
asyncio.run(main())
