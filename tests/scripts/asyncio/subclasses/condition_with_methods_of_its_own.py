import asyncio


class Condition(asyncio.Condition):
    def notify(self, n=1):
        print("notify", n)
        super().notify(n)

    async def wait(self):
        print("wait")
        return await super().wait()


async def main():
    condition = Condition()
    ready = False

    async def waiter():
        async with condition:
            print(await condition.wait_for(lambda: ready))

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    ready = True
    async with condition:
        condition.notify_all()
    await task


asyncio.run(main())
