import asyncio
async def main():
    try:
        asyncio.Queue().task_done()
    except ValueError as error:
        print(error)
asyncio.run(main())
