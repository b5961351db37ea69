# What is thrown into a generator or coroutine has as context only what each frame on its way handles itself.
import asyncio


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__context__
    return " <- ".join(names)


class Once:
    def __await__(self):
        yield 1


def plain():
    try:
        yield 1
    except BaseException as error:
        print("plain", chain(error))
        yield 2


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            yield 1
        except BaseException as error:
            print("handling", chain(error))
            try:
                yield 2
            except BaseException as error:
                print("handling twice", chain(error))


def outer_handles():
    try:
        {}[1]
    except KeyError:
        try:
            yield from plain()
        except BaseException as error:
            print("outer", chain(error))


def both_handle():
    try:
        {}[1]
    except KeyError:
        yield from handling()


for make in plain, handling, outer_handles, both_handle:
    for thrown in ValueError(1), TypeError:
        generator = make()
        next(generator)
        try:
            try:
                [][0]
            except IndexError:
                print(generator.throw(thrown))
                generator.throw(OSError(3))
        except BaseException as error:
            print("end of", make.__name__, chain(error))


def never_started():
    yield


for is_ended in False, True:
    generator = never_started()
    if is_ended:
        list(generator)
    try:
        [][0]
    except IndexError:
        try:
            generator.throw(ValueError("not inside"))
        except ValueError as error:
            print(chain(error))


async def inner():
    try:
        await Once()
    except BaseException as error:
        print("inner", chain(error))
        raise


async def outer(catches):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            await inner()
    except BaseException as error:
        print("outer", chain(error))
        if not catches:
            raise


for catches in False, True:
    coroutine = outer(catches)
    coroutine.send(None)
    try:
        [][0]
    except IndexError:
        try:
            coroutine.throw(ValueError(5))
        except BaseException as error:
            print(chain(error))


async def items():
    try:
        yield 1
    except BaseException as error:
        print("items", chain(error))
        try:
            yield 2
        except BaseException as error:
            print("items again", chain(error))


async def sleeping():
    try:
        await asyncio.sleep(1)
    except BaseException as error:
        print("sleeping", chain(error))
        raise


async def waiting():
    try:
        await asyncio.Event().wait()
    except BaseException as error:
        print("waiting", chain(error))
        raise


async def cleaning_up(wait):
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            await wait()
    except BaseException as error:
        print("cleaning up", chain(error))
        # This one is raised, not thrown.
        try:
            await raising()
        except LookupError as error:
            print("raised", chain(error))
        raise


async def raising():
    try:
        {}["key"]
    except KeyError:
        raise IndexError("new")


async def main():
    generator = items()
    await anext(generator)
    try:
        [][0]
    except IndexError:
        print(await generator.athrow(ValueError(6)))
        try:
            await generator.athrow(ValueError(7))
        except StopAsyncIteration as error:
            print(chain(error))
    for wait in sleeping, waiting:
        task = asyncio.create_task(cleaning_up(wait))
        await asyncio.sleep(0)
        try:
            [][0]
        except IndexError:
            task.cancel()
            try:
                await task
            except asyncio.CancelledError as error:
                print(chain(error))


asyncio.run(main())
