import asyncio
async def echo():
    got = None
    try:
        while True:
            try:
                got = yield got
            except ValueError as e:
                got = f"caught {e}"
    finally:
        await asyncio.sleep(0)
        print("closed")
async def main():
    g = echo()
    print(await g.asend(None), await g.asend("x"), await g.athrow(ValueError("v")))
    await g.aclose()
    await g.aclose()
    try:
        await g.asend(1)
    except StopAsyncIteration:
        print("over")
asyncio.run(main())
