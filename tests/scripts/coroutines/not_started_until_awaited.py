import asyncio
async def work():
    print("working")
    return 5
async def main():
    c = work()
    print("made")
    print(await c)
asyncio.run(main())
