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
    print(await asyncio.gather(*[asyncio.to_thread(work, name, delay) for name, delay in [("b", 0.03), ("c", 0.01)]]))


asyncio.run(main())
