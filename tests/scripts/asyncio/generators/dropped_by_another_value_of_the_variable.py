# An async generator that was left is closed in a task of its own, begun where the last reference went.
import asyncio


async def items(name):
    try:
        yield 1
        yield 2
    finally:
        print("closing", name)
        await asyncio.sleep(0)
        print("closed", name)


async def turns(count):
    for turn in range(count):
        await asyncio.sleep(0)
        print("turn", turn)


async def rebinds(in_a_branch):
    if in_a_branch:
        async with asyncio.Lock():
            mine = items("first")
            await anext(mine)
    else:
        mine = items("first")
        await anext(mine)
    print("again")
    mine = items("second")
    await turns(3)
    print(await anext(mine))
    await mine.aclose()


async def in_a_loop():
    for name in "ab":
        print("begin", name)
        mine = items(name)
        await anext(mine)
        await turns(2)
    await mine.aclose()


async def in_a_coroutine():
    mine = items("awaited")
    await anext(mine)
    return "result"


async def awaits():
    print(await in_a_coroutine())
    await turns(3)


async def by_an_exception():
    mine = items("traceback")
    await anext(mine)
    raise ValueError("kept")


async def handles():
    try:
        await by_an_exception()
    except ValueError as error:
        print(repr(error))
        await turns(3)
    await turns(3)


async def keeps():
    failed = asyncio.ensure_future(by_an_exception())
    try:
        await failed
    except ValueError:
        pass
    # The exception is the task's, too.
    await turns(3)
    failed = None
    await turns(3)


for main in rebinds(False), rebinds(True), in_a_loop(), awaits(), handles(), keeps():
    print(main.__name__)
    asyncio.run(main)
