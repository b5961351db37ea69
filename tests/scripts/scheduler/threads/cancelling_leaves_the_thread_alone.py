# options: --virtual-time
import asyncio
import time


def work():
    time.sleep(0.02)
    print("the thread ends")


async def main():
    task = asyncio.create_task(asyncio.to_thread(work))
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")  # expect: cancelled


asyncio.run(main())  # expect: the thread ends
print("over")  # expect: over
