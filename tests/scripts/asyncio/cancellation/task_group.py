# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import WAYS, Wait, run


class Body(Wait):
    """The body waits."""

    async def child(self, name, future):
        try:
            return await future
        except asyncio.CancelledError as error:
            self.note("child", error.args)
            raise

    async def wait(self):
        self.forever = self.loop.create_future()
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
            return await self.future


class Exit(Body):
    """The end of the block waits for the children."""

    async def wait(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
            group.create_task(self.child("b", self.future))
        return "left"


class ChildFails(Body):
    def complete(self):
        if not self.future.done():
            self.future.set_exception(KeyError("child"))

    async def wait(self):
        self.forever = self.loop.create_future()
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
            group.create_task(self.child("b", self.forever))
            await self.forever


class ChildFailsWhileLeaving(ChildFails):
    async def wait(self):
        self.forever = self.loop.create_future()
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
            group.create_task(self.child("b", self.forever))


class ChildIsCancelled(Body):
    def complete(self):
        self.task.cancel("child")

    async def wait(self):
        async with asyncio.TaskGroup() as group:
            self.task = group.create_task(self.child("a", self.future))
        return "left"


class StubbornChild(Body):
    async def child(self, name, future):
        try:
            return await future
        except asyncio.CancelledError as error:
            self.note("child", error.args)
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    async def wait(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
        return "left"


class ChildFailsInCleanup(Body):
    async def child(self, name, future):
        try:
            return await future
        finally:
            raise KeyError(name)

    async def wait(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.child("a", self.future))
            await self.future


class Nested(Body):
    async def wait(self):
        async with asyncio.TaskGroup() as outer:
            outer.create_task(self.child("a", self.future))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(self.child("b", self.future))
                await self.future


ENTERED = [name for name in WAYS if "first step" not in name and "waits again" not in name]
run(Body, Exit, ChildFails, ChildFailsWhileLeaving, ChildIsCancelled, StubbornChild, ChildFailsInCleanup, Nested,
    ways=ENTERED)
