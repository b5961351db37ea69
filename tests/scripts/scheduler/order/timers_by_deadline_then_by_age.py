import asyncio
async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    loop.call_at(now + 0.006, log.append, "late")
    loop.call_at(now + 0.002, log.append, "early 1")
    loop.call_at(now + 0.002, log.append, "early 2")
    handle = loop.call_later(0.003, log.append, "cancelled")
    loop.call_soon(log.append, "soon")
    handle.cancel()
    await asyncio.sleep(0.012)
log = []
asyncio.run(main())
print(log)  # expect: ['soon', 'early 1', 'early 2', 'late']
