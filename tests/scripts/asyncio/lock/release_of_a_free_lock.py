import asyncio
async def main():
    try:
        asyncio.Lock().release()
    except RuntimeError as error:
        print(error)
asyncio.run(main())
