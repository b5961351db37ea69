"""A class used with `async with`: at most so many at once, and a log of who had to wait."""

import asyncio
from functools import wraps


class Limiter:
    def __init__(self, slots):
        self._slots = asyncio.Semaphore(slots)
        self.active = self.peak = self.waited = 0

    async def __aenter__(self):
        if self._slots.locked():
            self.waited += 1
        await self._slots.acquire()
        self.active += 1
        self.peak = max(self.peak, self.active)
        return self

    async def __aexit__(self, kind, error, traceback):
        self.active -= 1
        self._slots.release()
        return False

    def __call__(self, function):
        """As a decorator: every call of `function` goes through the limiter."""

        @wraps(function)
        async def limited(*args, **kwargs):
            async with self:
                return await function(*args, **kwargs)

        return limited


async def main():
    limiter = Limiter(3)

    @limiter
    async def fetch(number):
        for _ in range(number % 3):
            await asyncio.sleep(0)
        if number == 7:
            raise ValueError("page 7 is missing")
        return number * number

    pages = await asyncio.gather(*(fetch(number) for number in range(10)), return_exceptions=True)
    for number, page in enumerate(pages):
        print(number, "->", f"{type(page).__name__}: {page}" if isinstance(page, Exception) else page)
    print(f"{fetch.__name__}: at most {limiter.peak} at once, {limiter.waited} waited, {limiter.active} left")


if __name__ == "__main__":
    asyncio.run(main())
