# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class Outer(Wait):
    async def inner(self):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note("inner", error.args)
            raise

    async def wait(self):
        self.task = self.loop.create_task(self.inner())
        return await asyncio.shield(self.task)

    async def clean(self):
        if hasattr(self, "task"):
            print("    inner is done:", self.task.done())
            self.complete()
            await asyncio.wait([self.task], timeout=1)
            if not self.task.cancelled():
                self.task.exception()


class InnerIsCancelled(Outer):
    def complete(self):
        self.task.cancel("inner")


class InnerFails(Outer):
    def complete(self):
        if not self.future.done():
            self.future.set_exception(KeyError("inner"))


class WaitsForInnerToo(Outer):
    async def wait(self):
        self.task = self.loop.create_task(self.inner())
        try:
            return await asyncio.shield(self.task)
        except asyncio.CancelledError:
            self.note("waits on")
            return await self.task


run(Outer, InnerIsCancelled, InnerFails, WaitsForInnerToo)
