# `staggered_race` starts one call after the other; the first that succeeds wins, the others are cancelled.
import asyncio
from asyncio.staggered import staggered_race


def call(number, delay, error=None):
    async def run():
        print("start", number)
        try:
            await asyncio.sleep(delay)
        except asyncio.CancelledError:
            print("cancelled", number)
            raise
        if error is not None:
            raise error
        return number

    return run


async def main():
    print(await staggered_race([], delay=None))
    print(await staggered_race([call(0, 0), call(1, 0)], delay=None))
    print(await staggered_race([call(0, 0, ValueError(0)), call(1, 0)], delay=None))
    winner, index, errors = await staggered_race([call(0, 1), call(1, 0.001), call(2, 1)], delay=0.01)
    print(winner, index, [type(error).__name__ for error in errors])
    print(await staggered_race([call(0, 0, ValueError(0)), call(1, 0, KeyError(1))], delay=0.01))


asyncio.run(main())
