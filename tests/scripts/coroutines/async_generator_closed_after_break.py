import asyncio
async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")
async def main():
    g = numbers()
    async for x in g:
        print(x)
        break
    await g.aclose()
    print("after")
asyncio.run(main())
