# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    joiner = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    await joiner
    print(queue.qsize())
    try:
        queue.get_nowait()
    except asyncio.QueueShutDown:
        print("shut down")
asyncio.run(main())
