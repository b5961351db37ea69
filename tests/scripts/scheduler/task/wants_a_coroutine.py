import asyncio
async def main():
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)  # expect: a coroutine was expected, got 5
asyncio.run(main())
