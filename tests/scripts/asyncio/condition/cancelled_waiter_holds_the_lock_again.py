import asyncio
async def main():
    condition = asyncio.Condition()
    async def waiter():
        async with condition:
            try:
                await condition.wait()
            except asyncio.CancelledError:
                print("cancelled, locked:", condition.locked())
                raise
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(condition.locked())
asyncio.run(main())
