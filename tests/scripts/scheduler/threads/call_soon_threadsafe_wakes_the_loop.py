import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()

    def work():
        for number in range(3):
            loop.call_soon_threadsafe(print, "from the thread", number)
            time.sleep(0.001)
        loop.call_soon_threadsafe(event.set)

    waiting = asyncio.create_task(asyncio.to_thread(work))
    await event.wait()
    # expect: from the thread 0
    # expect: from the thread 1
    # expect: from the thread 2
    await waiting
    print("woken")  # expect: woken


asyncio.run(main())
