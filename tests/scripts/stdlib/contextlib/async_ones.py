import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing
@asynccontextmanager
async def res(name):
    print("open", name)
    try:
        await asyncio.sleep(0)
        yield name
    finally:
        print("close", name)
async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")
async def main():
    async with AsyncExitStack() as stack:
        a = await stack.enter_async_context(res("a"))
        b = await stack.enter_async_context(res("b"))
        print(a, b)
    async with aclosing(numbers()) as g:
        async for x in g:
            break
asyncio.run(main())
