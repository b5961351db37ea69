import asyncio
async def main():
    limit = asyncio.timeout(1)
    try:
        limit.reschedule(2)
    except RuntimeError as error:
        print(error)
    async with limit:
        pass
    try:
        limit.reschedule(2)
    except RuntimeError as error:
        print(error)
asyncio.run(main())
