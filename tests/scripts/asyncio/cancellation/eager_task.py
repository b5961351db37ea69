# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class Eager(Wait):
    def make_task(self, coro):
        return asyncio.Task(coro, loop=self.loop, eager_start=True)


class EagerInner(Wait):
    async def inner(self):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note("inner", error.args)
            raise

    async def wait(self):
        return await asyncio.Task(self.inner(), loop=self.loop, eager_start=True)


class EagerFactory(EagerInner):
    async def prepare(self):
        self.loop.set_task_factory(asyncio.eager_task_factory)

    async def wait(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.inner())
            group.create_task(self.inner())

    async def clean(self):
        self.loop.set_task_factory(None)


run(Eager, EagerInner, EagerFactory)
