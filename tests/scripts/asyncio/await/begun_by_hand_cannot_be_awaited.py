import asyncio
async def slow(): await asyncio.sleep(0)
async def main():
    coro = slow()
    coro.send(None)
    try:
        await coro
    except RuntimeError as error:
        print(error)
    coro.close()
asyncio.run(main())
