import asyncio

from _lib.table import Wait, run


class Gather(Wait):
    options = {}

    async def child(self, name):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note(name, error.args)
            raise

    async def wait(self):
        return await asyncio.gather(self.child("a"), self.child("b"), **self.options)


class GatherWithExceptions(Gather):
    options = {"return_exceptions": True}


class StubbornChild(Gather):
    async def child(self, name):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note(name, error.args)
            if name == "b":
                raise
            await asyncio.sleep(0)
            return "stubborn"


class StubbornChildWithExceptions(StubbornChild):
    options = {"return_exceptions": True}


class FailingChild(Gather):
    async def child(self, name):
        try:
            return await self.future
        except asyncio.CancelledError:
            raise KeyError(name) from None


class FailingChildWithExceptions(FailingChild):
    options = {"return_exceptions": True}


class ChildCancelled(Gather):
    """A child is cancelled by somebody else."""

    async def wait(self):
        self.children = [self.loop.create_task(self.child(name)) for name in "ab"]
        return await asyncio.gather(*self.children, **self.options)

    def complete(self):
        self.children[1].cancel("child")

    async def clean(self):
        if hasattr(self, "children"):
            self.children[0].cancel()
            await asyncio.wait(self.children)


class ChildCancelledWithExceptions(ChildCancelled):
    options = {"return_exceptions": True}


run(Gather, GatherWithExceptions, StubbornChild, StubbornChildWithExceptions, FailingChild, FailingChildWithExceptions,
    ChildCancelled, ChildCancelledWithExceptions)
