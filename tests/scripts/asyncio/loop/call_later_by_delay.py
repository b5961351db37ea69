import asyncio
async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.003, done.set_result, None)
    loop.call_later(0.002, print, "second")
    loop.call_later(0.001, print, "first")
    await done
asyncio.run(main())
