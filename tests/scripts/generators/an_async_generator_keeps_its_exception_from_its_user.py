import asyncio, sys
async def ag():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield 1
        print("resumed", repr(sys.exception()))
        yield 2
    yield 3
async def main():
    async for x in ag():
        print(x, repr(sys.exception()))
    g = ag()
    try:
        raise KeyError("consumer")
    except KeyError:
        print(await anext(g), repr(sys.exception()))
    print(await anext(g), repr(sys.exception()))
    try:
        raise
    except RuntimeError as e:
        print(e)
    await g.aclose()
    try:
        raise TypeError("t")
    except TypeError:
        async for x in ag():
            print(x, repr(sys.exception()))
        print(repr(sys.exception()))
asyncio.run(main())
