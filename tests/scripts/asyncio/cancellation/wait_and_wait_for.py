# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class WaitAll(Wait):
    options = {}

    async def child(self, name):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note(name, error.args)
            raise

    async def wait(self):
        self.children = [self.loop.create_task(self.child(name)) for name in "ab"]
        done, pending = await asyncio.wait(self.children, **self.options)
        return [len(done), len(pending)]

    async def clean(self):
        if hasattr(self, "children"):
            self.complete()
            await asyncio.gather(*self.children, return_exceptions=True)


class WaitFirst(WaitAll):
    options = {"return_when": asyncio.FIRST_COMPLETED, "timeout": 60}

    def complete(self):
        self.children[0].cancel("first")
        self.children[1].cancel("second")


class WaitFor(WaitAll):
    limit = 60

    async def wait(self):
        return await asyncio.wait_for(self.child("inner"), self.limit)

    async def clean(self):
        pass


class WaitForEver(WaitFor):
    limit = None


class WaitForStubborn(WaitFor):
    async def child(self, name):
        try:
            return await self.future
        except asyncio.CancelledError as error:
            self.note(name, error.args)
            await asyncio.sleep(0)
            return "stubborn"


class WaitForNothing(WaitFor):
    limit = 0


run(WaitAll, WaitFirst, WaitFor, WaitForEver, WaitForStubborn, WaitForNothing)
