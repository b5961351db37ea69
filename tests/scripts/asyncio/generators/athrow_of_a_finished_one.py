import asyncio
async def numbers():
    yield 1

async def main():
    generator = numbers()
    print([number async for number in generator])
    print(await generator.athrow(ValueError("late")))
    print(await generator.aclose())
    try:
        await anext(generator)
    except StopAsyncIteration:
        print("over")

asyncio.run(main())
