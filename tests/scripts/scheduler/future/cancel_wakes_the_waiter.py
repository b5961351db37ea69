import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    async def waiter():
        try:
            await f
        except asyncio.CancelledError:
            print("waiter cancelled", f.cancelled())
            return "survived"
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    print(f.cancel("why"))
    print(await t)
asyncio.run(main())
