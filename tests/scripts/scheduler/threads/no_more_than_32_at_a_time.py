# options: --virtual-time
import asyncio
import time

running = most = 0


def work():
    global running, most
    running += 1
    most = max(most, running)
    time.sleep(0.01)
    running -= 1


async def main():
    await asyncio.gather(*[asyncio.to_thread(work) for _ in range(100)])
    print(most <= 32, running)  # expect: True 0


asyncio.run(main())
