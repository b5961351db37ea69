import asyncio
async def bad():
    yield 1
    raise StopAsyncIteration
async def stops():
    raise StopIteration("x")
async def main():
    try:
        print([x async for x in bad()])
    except RuntimeError as e:
        print(e)  # expect: async generator raised StopAsyncIteration
    try:
        await stops()
    except RuntimeError as e:
        print(e)  # expect: coroutine raised StopIteration
asyncio.run(main())
