# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class Get(Wait):
    make = asyncio.Queue

    async def prepare(self):
        self.queue = self.make()

    async def wait(self):
        return await self.queue.get()

    def complete(self):
        self.queue.put_nowait("item")

    async def clean(self):
        print("   ", self.queue)


class GetOfSubclass(Get):
    make = asyncio.PriorityQueue


class GetBeforeAnother(Get):
    async def other(self):
        self.note("other got", await self.queue.get())

    async def wait(self):
        self.task = self.loop.create_task(self.other())
        return await self.queue.get()

    async def clean(self):
        await Get.clean(self)
        if hasattr(self, "task"):
            self.task.cancel()
            await asyncio.wait([self.task])


class GetOfShutDown(Get):
    def complete(self):
        self.queue.shutdown()

    async def clean(self):
        print("   ", self.queue)


class Put(Get):
    async def prepare(self):
        self.queue = self.make(1)
        self.queue.put_nowait("first")

    async def wait(self):
        return await self.queue.put("second")

    def complete(self):
        if not self.queue.empty():
            self.queue.get_nowait()


class PutOfSubclass(Put):
    make = asyncio.LifoQueue


class Join(Get):
    async def prepare(self):
        self.queue = self.make()
        self.queue.put_nowait("item")

    async def wait(self):
        return await self.queue.join()

    def complete(self):
        if not self.queue.empty():
            self.queue.get_nowait()
            self.queue.task_done()


run(Get, GetOfSubclass, GetBeforeAnother, GetOfShutDown, Put, PutOfSubclass, Join)
