import asyncio

from _lib.table import Wait, run


class Event(Wait):
    async def prepare(self):
        self.event = asyncio.Event()

    async def wait(self):
        return await self.event.wait()

    def complete(self):
        self.event.set()

    async def clean(self):
        print("   ", repr(self.event).split("[")[1])


class EventSetAndCleared(Event):
    def complete(self):
        self.event.set()
        self.event.clear()


class Barrier(Wait):
    async def prepare(self):
        self.barrier = asyncio.Barrier(2)

    async def wait(self):
        return await self.barrier.wait()

    def complete(self):
        self.other = self.loop.create_task(self.barrier.wait())

    async def clean(self):
        print("   ", repr(self.barrier).split("[")[1])
        if hasattr(self, "other"):
            self.other.cancel()
            await asyncio.wait([self.other])


class AsyncWithBarrier(Barrier):
    async def wait(self):
        async with self.barrier as index:
            return index


class AbortedBarrier(Barrier):
    def complete(self):
        self.other = self.loop.create_task(self.barrier.abort())


run(Event, EventSetAndCleared, Barrier, AsyncWithBarrier, AbortedBarrier)
