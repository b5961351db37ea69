# stderr: any
import asyncio
async def stop(): raise KeyboardInterrupt
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(stop())
        group.create_task(asyncio.sleep(9))
try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print(repr(error))
