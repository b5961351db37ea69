import asyncio
async def main():
    try:
        asyncio.BoundedSemaphore(2).release()
    except ValueError as error:
        print(error)
asyncio.run(main())
