import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, int)
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, int)
    except RuntimeError as error:
        print(error)  # expect: Executor shutdown has been called


asyncio.run(main())
