import asyncio
async def main():
    limit = asyncio.timeout(1)
    async with limit:
        pass
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
asyncio.run(main())
