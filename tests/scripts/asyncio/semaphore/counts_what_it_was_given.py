# A semaphore's value may be a float: `inf` is no limit, and what never is 0 never locks.
import asyncio


async def main():
    for kind in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        for value in (1.5, 0.0, float("inf"), 2):
            semaphore = kind(value)
            print(kind.__name__, value, semaphore._value, semaphore.locked(), repr(semaphore).split("[")[1])
    semaphore = asyncio.Semaphore(1.5)
    for _ in range(3):
        await semaphore.acquire()
        print(semaphore._value, semaphore.locked())
    semaphore.release()
    print(semaphore._value)
    endless = asyncio.Semaphore(float("inf"))
    async with endless, endless, endless:
        print(endless._value, endless.locked())
    bounded = asyncio.BoundedSemaphore(0.5)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    for value in (-0.5, "a", None, [1]):
        try:
            asyncio.Semaphore(value)
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
