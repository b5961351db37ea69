import asyncio
async def leaf():
    try:
        await asyncio.sleep(10)
    finally:
        log.append("leaf")
async def middle():
    try:
        await leaf()
    except asyncio.CancelledError:
        log.append("middle")
        raise
async def outer():
    try:
        await middle()
    finally:
        log.append("outer")
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(log, t.cancelled())  # expect: ['leaf', 'middle', 'outer'] True
log = []
asyncio.run(main())
