import asyncio


async def numbers():
    yield 1


async def dropping(result):
    by_hand = numbers()
    await anext(by_hand)
    return result


async def main():
    value = await dropping(None)
    print(value)
    value = await dropping([1, 2])
    print(value, await dropping("kept"))
    print(await asyncio.wait_for(dropping(("a", "b")), 1))


asyncio.run(main())
