import asyncio
async def main():
    try:
        await asyncio.sleep("1")
    except TypeError as error:
        print(error)
asyncio.run(main())
