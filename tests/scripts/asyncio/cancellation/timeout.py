import asyncio

from _lib.table import WAYS, Wait, run


class Timeout(Wait):
    async def wait(self):
        async with asyncio.timeout(60) as self.timeout:
            return await self.future

    async def clean(self):
        if hasattr(self, "timeout"):
            print("   ", "expired" if self.timeout.expired() else "not expired", repr(self.timeout).split(" when")[0])


class TimeoutWithoutLimit(Timeout):
    async def wait(self):
        async with asyncio.timeout(None) as self.timeout:
            return await self.future


class Expires(Timeout):
    """The deadline is set to now: that is the completion."""

    def complete(self):
        self.timeout.reschedule(self.loop.time() - 1)

    async def clean(self):
        await Timeout.clean(self)


class ExpiresAndCleansUp(Expires):
    async def wait(self):
        async with asyncio.timeout(60) as self.timeout:
            try:
                return await self.future
            finally:
                self.note("cleans up")
                await asyncio.sleep(0)
                await asyncio.sleep(0)


class ExpiresSwallowed(Expires):
    async def wait(self):
        async with asyncio.timeout(60) as self.timeout:
            try:
                return await self.future
            except asyncio.CancelledError:
                self.note("swallows")
        return "after"


class ExpiresReplaced(Expires):
    async def wait(self):
        async with asyncio.timeout(60) as self.timeout:
            try:
                return await self.future
            except asyncio.CancelledError:
                raise KeyError("inside")


class Nested(Timeout):
    def complete(self):
        self.inner.reschedule(self.loop.time() - 1)
        self.timeout.reschedule(self.loop.time() - 1)

    async def wait(self):
        async with asyncio.timeout(60) as self.timeout:
            try:
                async with asyncio.timeout_at(self.loop.time() + 60) as self.inner:
                    return await self.future
            except TimeoutError as error:
                self.note("inner", type(error).__name__)
                return await self.future


ENTERED = [name for name in WAYS if "first step" not in name and name not in ("swallowed, waits again", "cancelled, completed a turn later")]
run(Timeout, TimeoutWithoutLimit)
run(Expires, ExpiresAndCleansUp, ExpiresSwallowed, ExpiresReplaced, Nested, ways=ENTERED)
