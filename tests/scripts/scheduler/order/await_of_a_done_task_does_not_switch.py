import asyncio
async def quick():
    return 1
async def other():
    log.append("other ran")
async def main():
    t = asyncio.create_task(quick())
    await asyncio.sleep(0)
    o = asyncio.create_task(other())
    log.append(("done", await t))
    log.append("still main")
    await o
log = []
asyncio.run(main())
print(log)  # expect: [('done', 1), 'still main', 'other ran']
