import asyncio
async def spread(tg, n):
    log.append(n)
    await asyncio.sleep(0)
    if n < 3:
        tg.create_task(spread(tg, n + 1))
        tg.create_task(spread(tg, n + 2))
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(spread(tg, 0))
    print(log)  # expect: [0, 1, 2, 2, 3, 3, 4, 3, 4]
log = []
asyncio.run(main())
