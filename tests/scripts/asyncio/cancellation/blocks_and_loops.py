import asyncio

from _lib.table import Wait, run


class Enter(Wait):
    async def __aenter__(self):
        self.note("enters")
        return await self.future

    async def __aexit__(self, *args):
        self.note("exits", args[0])

    async def wait(self):
        async with self as value:
            self.note("inside")
            return value


class Exit(Wait):
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, error, traceback):
        self.note("exits", kind)
        return await self.future

    async def wait(self):
        async with self:
            self.note("inside")
        return "after"


class ExitSwallows(Wait):
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        return kind is asyncio.CancelledError

    async def wait(self):
        async with self:
            await self.future
            self.note("inside")
        return "after"


class Anext(Wait):
    def __aiter__(self):
        return self

    async def __anext__(self):
        await self.future
        raise StopAsyncIteration

    async def wait(self):
        async for item in self:
            pass
        else:
            self.note("else")
        return "after"


class AsyncFor(Wait):
    async def items(self):
        try:
            yield 1
            await self.future
            yield 2
        finally:
            self.note("generator ends")

    async def wait(self):
        items = []
        async for item in self.items():
            items.append(item)
        return items


class Asend(AsyncFor):
    async def wait(self):
        generator = self.items()
        await generator.asend(None)
        try:
            return await generator.asend("sent")
        finally:
            self.note("closed" if generator.ag_frame is None else "open")
            await generator.aclose()


class Aclose(Wait):
    async def items(self):
        try:
            yield 1
        finally:
            self.note("generator ends")
            await self.future
            self.note("generator ended")

    async def wait(self):
        generator = self.items()
        await anext(generator)
        await generator.aclose()
        return "closed"


class Athrow(Wait):
    async def items(self):
        try:
            yield 1
        except KeyError:
            yield await self.future

    async def wait(self):
        generator = self.items()
        await anext(generator)
        return await generator.athrow(KeyError)


class Comprehension(AsyncFor):
    async def wait(self):
        return [item async for item in self.items()]


run(Enter, Exit, ExitSwallows, Anext, AsyncFor, Asend, Aclose, Athrow, Comprehension)
