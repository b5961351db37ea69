import asyncio
async def victim():
    try:
        while True:
            log.append("alive")
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
async def main():
    t = asyncio.create_task(victim())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    log.append("asked")
    await asyncio.sleep(0)
    log.append(str(t.done()))
    await asyncio.sleep(0)
    log.append(str(t.cancelled()))
log = []
asyncio.run(main())
print(log)  # expect: ['alive', 'alive', 'asked', 'cancelled', 'True', 'True']
