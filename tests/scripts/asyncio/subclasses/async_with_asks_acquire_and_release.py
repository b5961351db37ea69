# `async with` an instance of a subclass awaits its `acquire` and calls its `release`.
import asyncio


class Noted:
    async def acquire(self):
        print("acquire")
        return await super().acquire()

    def release(self):
        print("release")
        super().release()


class Lock(Noted, asyncio.Lock):
    pass


class Semaphore(Noted, asyncio.Semaphore):
    pass


class BoundedSemaphore(Noted, asyncio.BoundedSemaphore):
    pass


class OnlyAcquire(asyncio.Lock):
    acquire = lambda self: (print("plain acquire"), asyncio.Lock.acquire(self))[1]


class OnlyRelease(asyncio.Lock):
    def release(self):
        print("only release")
        super().release()


class Derived(OnlyRelease):
    pass


class Refuses(asyncio.Lock):
    def release(self):
        raise ValueError("no")


async def main():
    for cls in (Lock, Semaphore, BoundedSemaphore, OnlyAcquire, OnlyRelease, Derived):
        print("--", cls.__name__)
        lock = cls()

        async def worker(number):
            async with lock as nothing:
                print("worker", number, nothing, lock.locked())
                await asyncio.sleep(0)

        await asyncio.gather(worker(1), worker(2))
        print(lock.locked())
        print(await lock.__aenter__(), lock.locked(), await lock.__aexit__(None, None, None), lock.locked())
    try:
        async with Refuses():
            print("inside")
    except ValueError as error:
        print(error)

    own = OnlyRelease()
    own.release = lambda: (print("the instance's"), OnlyRelease.release(own))
    async with own:
        pass

    condition = asyncio.Condition(Lock())
    async with condition:
        condition.notify()


asyncio.run(main())
