# options: --virtual-time
import asyncio
import time


def work(name, delay):
    print("start", name)
    time.sleep(delay)
    print("end", name)
    return name


async def tick():
    for number in range(3):
        await asyncio.sleep(0.02)
        print("tick", number)


async def main():
    ticking = asyncio.create_task(tick())
    print(await asyncio.to_thread(work, "a", 0.05))
    await ticking
    slow = asyncio.create_task(asyncio.to_thread(work, "b", 0.2))
    await asyncio.sleep(0.05)
    print(await asyncio.gather(slow, asyncio.to_thread(work, "c", 0.05)))


asyncio.run(main())
