# python3: differs because the rule is newer than 3.11
# The iterator behind `await future` takes an exception; class, value and traceback apart are deprecated.
import asyncio
import warnings


async def main():
    loop = asyncio.get_running_loop()
    for args in ((ValueError("one"),), (ValueError, "two"), (ValueError, ValueError("three"), None), (KeyError,)):
        iterator = iter(loop.create_future())
        next(iterator)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                iterator.throw(*args)
            except Exception as error:
                print(repr(error), [str(warning.message) for warning in caught])
        print(next(iterator, "ended"))


asyncio.run(main())
