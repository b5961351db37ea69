import asyncio
async def main():
    coro = asyncio.sleep(0)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    loop = asyncio.get_running_loop()
    for call in (lambda: loop.run_until_complete(coro), loop.close):
        try:
            call()
        except RuntimeError as error:
            print(error)
    coro.close()
asyncio.run(main())
