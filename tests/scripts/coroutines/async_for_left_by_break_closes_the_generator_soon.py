import asyncio
async def numbers():
    try:
        for i in range(3):
            yield i
    finally:
        print("closed")
async def main():
    async for n in numbers():
        break
    print("left", len(asyncio.all_tasks()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("later")
asyncio.run(main())
