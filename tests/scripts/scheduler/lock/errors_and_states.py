import asyncio
async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)  # expect: Lock is not acquired.
    print(lock.locked(), await lock.acquire(), lock.locked())  # expect: False True True
    lock.release()
    try:
        with lock:
            pass
    except TypeError:
        print("needs async with")  # expect: needs async with
asyncio.run(main())
