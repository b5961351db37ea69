import asyncio
async def worker():
    log.append("task step 1")
    loop.call_soon(log.append, "soon 2")
    await asyncio.sleep(0)
    log.append("task step 2")
async def main():
    global loop
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon 1")
    t = asyncio.create_task(worker())
    loop.call_soon(log.append, "soon 1b")
    await t
    log.append("main")
log = []
asyncio.run(main())
print(log)  # expect: ['soon 1', 'task step 1', 'soon 1b', 'soon 2', 'task step 2', 'main']
