import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, log.append, "later 0")
    loop.call_soon(log.append, "soon")
    await asyncio.sleep(0)
    log.append("main 1")
    await asyncio.sleep(0)
    log.append("main 2")
log = []
asyncio.run(main())
print(log)  # expect: ['soon', 'main 1', 'later 0', 'main 2']
