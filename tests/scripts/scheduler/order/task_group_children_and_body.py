import asyncio
async def child(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child("a", 3))
        log.append("body 1")
        await asyncio.sleep(0)
        tg.create_task(child("b", 2))
        log.append("body 2")
    log.append("out")
log = []
asyncio.run(main())
print(log)  # expect: ['body 1', 'a0', 'body 2', 'a1', 'b0', 'a2', 'b1', 'out']
