import asyncio
async def fail():
    await asyncio.sleep(0)
    raise ValueError
async def main():
    slow = asyncio.create_task(asyncio.sleep(9))
    done, pending = await asyncio.wait([slow, asyncio.create_task(fail())], return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), pending == {slow}, done.pop().exception() is not None)
    slow.cancel()
asyncio.run(main())
