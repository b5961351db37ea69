import asyncio
async def main():
    condition = asyncio.Condition()
    woken = []
    async def waiter(n):
        async with condition:
            await condition.wait()
            woken.append(n)
    tasks = [asyncio.create_task(waiter(n)) for n in range(4)]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(2)
    for _ in range(9):
        await asyncio.sleep(0)
    print(woken)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    print(woken)
asyncio.run(main())
