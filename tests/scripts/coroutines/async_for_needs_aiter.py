import asyncio
async def main():
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)  # expect: 'async for' requires an object with __aiter__ method, got list
asyncio.run(main())
