import asyncio
async def main():
    async with asyncio.TaskGroup() as group:
        print(group)
    print("end")
asyncio.run(main())
