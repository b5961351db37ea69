import asyncio
async def main():
    condition = asyncio.Condition()
    box = []
    async def fill():
        async with condition:
            box.append(7)
            condition.notify()
    async with condition:
        task = asyncio.create_task(fill())
        print(await condition.wait_for(lambda: box and box[0]))
asyncio.run(main())
