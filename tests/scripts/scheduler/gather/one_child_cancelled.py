import asyncio
async def main():
    a = asyncio.create_task(asyncio.sleep(10, "a"))
    b = asyncio.create_task(asyncio.sleep(0, "b"))
    asyncio.get_running_loop().call_soon(a.cancel)
    try:
        await asyncio.gather(a, b)
    except asyncio.CancelledError:
        print("child's cancellation comes out", a.cancelled(), b.done())  # expect: child's cancellation comes out True True
    print(await b)  # expect: b
asyncio.run(main())
