import asyncio

from _lib.table import Wait, run


class Lock(Wait):
    async def prepare(self):
        self.lock = asyncio.Lock()
        await self.lock.acquire()

    async def wait(self):
        return await self.lock.acquire()

    def complete(self):
        if self.lock.locked():
            self.lock.release()

    async def clean(self):
        print("   ", repr(self.lock).split("[")[1])


class AsyncWithLock(Lock):
    async def wait(self):
        async with self.lock:
            self.note("inside")
            await asyncio.sleep(0)
            self.note("leaves")


class SecondInLine(Lock):
    """Another task stands behind: it must get the lock."""

    async def other(self):
        async with self.lock:
            self.note("other inside")

    async def wait(self):
        self.task = self.loop.create_task(self.other())
        return await self.lock.acquire()

    async def clean(self):
        if self.lock.locked():
            self.lock.release()
        if hasattr(self, "task"):
            await self.task
        await Lock.clean(self)


class Semaphore(Lock):
    async def prepare(self):
        self.lock = asyncio.BoundedSemaphore(1)
        await self.lock.acquire()


class AsyncWithSemaphore(Semaphore):
    wait = AsyncWithLock.wait


class SecondAtSemaphore(Semaphore):
    other = SecondInLine.other
    wait = SecondInLine.wait
    clean = SecondInLine.clean


run(Lock, AsyncWithLock, SecondInLine, Semaphore, AsyncWithSemaphore, SecondAtSemaphore)
