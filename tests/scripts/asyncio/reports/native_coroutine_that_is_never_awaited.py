# Forgetting to await what the library gives is reported with the line.
# python3: differs because it names the line where the coroutine died, and runs nothing at the end
# stderr: compared
import asyncio


async def main():
    asyncio.sleep(1)
    lock = asyncio.Lock()
    lock.acquire()
    asyncio.Queue().get()
    asyncio.sleep(2, result=3)


asyncio.run(main())
