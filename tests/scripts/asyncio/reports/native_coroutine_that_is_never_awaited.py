# Forgetting to await what the library gives is reported with the line.
# python3: differs because it speaks of tracemalloc too
# stderr: compared
# status: 0
import asyncio


async def main():
    asyncio.sleep(1)
    lock = asyncio.Lock()
    lock.acquire()
    asyncio.Queue().get()
    asyncio.sleep(2, result=3)


asyncio.run(main())
