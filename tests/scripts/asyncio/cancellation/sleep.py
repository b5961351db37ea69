import asyncio

from _lib.table import Wait, run


class Sleep(Wait):
    async def wait(self):
        return await asyncio.sleep(60, "slept")


class SleepOfNoTime(Wait):
    async def wait(self):
        for _ in range(6):
            await asyncio.sleep(0)


class SleepOfNoTimeOnce(Wait):
    async def wait(self):
        await asyncio.sleep(0, "slept")


run(Sleep, SleepOfNoTime, SleepOfNoTimeOnce)
