import asyncio
async def main():
    try:
        await asyncio.gather(1, 2)
    except TypeError as error:
        print(error)
asyncio.run(main())
