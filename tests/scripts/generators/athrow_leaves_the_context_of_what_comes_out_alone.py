# What awaits `athrow` is not thrown into: what comes out of it keeps the context that it has.
import asyncio


async def items():
    try:
        yield 1
    except ValueError:
        error = KeyError("new")
        try:
            raise error
        finally:
            error.__context__ = None


async def throws(generator):
    try:
        1 / 0
    except ZeroDivisionError:
        await generator.athrow(ValueError("thrown"))


async def main():
    generator = items()
    await anext(generator)
    try:
        await throws(generator)
    except KeyError as error:
        print(repr(error), repr(error.__context__))


asyncio.run(main())
