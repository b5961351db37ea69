import asyncio

from _lib.table import Wait, run


class Future(Wait):
    pass


class FailingFuture(Wait):
    def complete(self):
        if not self.future.done():
            self.future.set_exception(KeyError("failed"))


class CancelledFuture(Wait):
    def complete(self):
        self.future.cancel("by itself")


class Task(Wait):
    async def inner(self):
        try:
            return await self.future
        except asyncio.CancelledError:
            self.note("inner")
            raise

    async def prepare(self):
        self.task = self.loop.create_task(self.inner())

    async def wait(self):
        return await self.task


class SwallowingTask(Task):
    async def inner(self):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note("inner", error.args)
            return "swallowed inside"


class Chain(Wait):
    async def third(self):
        try:
            return await self.future
        finally:
            self.note("third")

    async def second(self):
        try:
            return await self.third()
        except asyncio.CancelledError as error:
            self.note("second", error.args)
            raise

    async def wait(self):
        try:
            return await self.second()
        finally:
            self.note("first")


class ChainOfTasks(Wait):
    async def third(self):
        try:
            return await self.future
        finally:
            self.note("third")

    async def second(self):
        return await self.loop.create_task(self.third())

    async def wait(self):
        return await self.loop.create_task(self.second())


run(Future, FailingFuture, CancelledFuture, Task, SwallowingTask, Chain, ChainOfTasks)
