import asyncio
async def forever(name):
    try:
        while True:
            await asyncio.sleep(10)
    finally:
        print("cleanup", name)
async def main():
    asyncio.create_task(forever("a"))
    t = asyncio.create_task(forever("b"))
    await asyncio.sleep(0)
    print("main ends", t.done())
asyncio.run(main())
print("after")
