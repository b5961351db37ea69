# The loop in which an async generator began closes it, whoever drops it and when.
import asyncio
import sys


async def items(name):
    try:
        yield 1
    finally:
        print("closing", name)


async def fails(name):
    mine = items(name)
    await anext(mine)
    await asyncio.sleep(3)


async def turns():
    for _ in range(3):
        await asyncio.sleep(0)


def between_two_runs():
    loop = asyncio.new_event_loop()
    task = loop.create_task(fails("between"))
    loop.call_soon(loop.call_soon, task.cancel)
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError as error:
        print(repr(error))
    print("dropped")
    loop.run_until_complete(turns())
    print("end")
    loop.close()


async def begin(generator):
    await anext(generator)


def of_two_loops():
    first, second = asyncio.new_event_loop(), asyncio.new_event_loop()
    of_first, of_second = items("of the first"), items("of the second")
    first.run_until_complete(begin(of_first))
    second.run_until_complete(begin(of_second))
    first.run_until_complete(first.shutdown_asyncgens())
    print("shut down")
    of_second = None
    first.run_until_complete(turns())
    print("the first ran")
    second.run_until_complete(turns())
    first.close()
    second.close()


def without_cleanup():
    async def plain():
        yield 1

    async def main():
        async for _ in plain():
            break
        await asyncio.sleep(0)
        print(len(asyncio.all_tasks()), "tasks")

    asyncio.run(main())


def begun_without_a_loop():
    async def waits_at_its_end():
        try:
            yield 1
        finally:
            print("closing what waits")
            await asyncio.sleep(0)

    for make in items, lambda name: waits_at_its_end():
        mine = make("what no loop knows")
        try:
            mine.asend(None).send(None)
        except StopIteration as stop:
            print(stop.value)
        mine = None
        print("gone")


between_two_runs()
of_two_loops()
without_cleanup()
sys.unraisablehook = lambda report: print(repr(report.exc_value))
begun_without_a_loop()
