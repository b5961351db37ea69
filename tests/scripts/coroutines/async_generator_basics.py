import asyncio
async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print("finally")
async def main():
    print([x async for x in count(3)])
    g = count(2)
    print(await anext(g), await g.__anext__(), await anext(g, "end"))
    print(type(g).__name__, g.__aiter__() is g)
asyncio.run(main())
