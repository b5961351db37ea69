import asyncio
async def main():
    try:
        async with asyncio.timeout(-1) as limit:
            await asyncio.sleep(9)
    except TimeoutError:
        print(limit.expired(), limit)
asyncio.run(main())
