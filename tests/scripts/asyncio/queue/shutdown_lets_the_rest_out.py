# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    queue.shutdown()
    try:
        queue.put_nowait(2)
    except asyncio.QueueShutDown as error:
        print(repr(error))
    print(await queue.get())
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print("shut down")
asyncio.run(main())
