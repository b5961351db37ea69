import asyncio
async def main():
    loop = asyncio.get_running_loop()
    soon, later = loop.call_soon(print, "no"), loop.call_later(0, print, "no")
    soon.cancel()
    later.cancel()
    print(soon.cancelled(), later.cancelled(), later.when() <= loop.time())
    await asyncio.sleep(0.001)
asyncio.run(main())
