# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class Plain(Wait):
    async def child(self, name):
        try:
            return name, await self.future
        except asyncio.CancelledError as error:
            self.note(name, error.args)
            raise

    async def wait(self):
        self.children = [self.loop.create_task(self.child(name)) for name in "ab"]
        return [await next for next in asyncio.as_completed(self.children)]

    async def clean(self):
        if hasattr(self, "children"):
            self.complete()
            await asyncio.gather(*self.children, return_exceptions=True)


class Asynchronous(Plain):
    async def wait(self):
        self.children = [self.loop.create_task(self.child(name)) for name in "ab"]
        return [await task async for task in asyncio.as_completed(self.children, timeout=60)]


class ChildIsCancelled(Plain):
    def complete(self):
        if hasattr(self, "children"):
            self.children[0].cancel("child")
            self.children[1].cancel("child")


run(Plain, Asynchronous, ChildIsCancelled)
