# python3: differs because the rules are those of 3.14, which prints the same
import asyncio

from _lib.table import Wait, run


class Condition(Wait):
    async def prepare(self):
        self.condition = asyncio.Condition()
        self.value = None

    async def wait(self):
        async with self.condition:
            try:
                return await self.condition.wait()
            finally:
                self.note("locked" if self.condition.locked() else "unlocked")

    async def notify(self):
        async with self.condition:
            self.value = "value"
            self.condition.notify()

    def complete(self):
        self.notifier = self.loop.create_task(self.notify())

    async def clean(self):
        print("   ", repr(self.condition).split("[")[1])


class WaitFor(Condition):
    async def wait(self):
        async with self.condition:
            return await self.condition.wait_for(lambda: self.value)


class LockIsHeldMeanwhile(Condition):
    """The notifier keeps the lock for some turns, so the task is cancelled while it takes the lock again."""

    async def notify(self):
        async with self.condition:
            self.condition.notify()
            for _ in range(4):
                await asyncio.sleep(0)


class AnotherWaits(Condition):
    """The notification of a cancelled waiter goes to the next one."""

    async def other(self):
        async with self.condition:
            await self.condition.wait()
            self.note("other notified")

    async def wait(self):
        async with self.condition:
            self.task = self.loop.create_task(self.other())
            return await self.condition.wait()

    async def clean(self):
        if hasattr(self, "task"):
            while not self.task.done():
                await self.notify()
                await asyncio.sleep(0)
        await Condition.clean(self)


run(Condition, WaitFor, LockIsHeldMeanwhile, AnotherWaits)
