import asyncio
async def main():
    s = asyncio.BoundedSemaphore(1)
    await s.acquire()
    print(s.locked())  # expect: True
    s.release()
    try:
        s.release()
    except ValueError as e:
        print(e)  # expect: BoundedSemaphore released too many times
asyncio.run(main())
