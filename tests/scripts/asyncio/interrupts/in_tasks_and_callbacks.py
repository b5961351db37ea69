# The first interrupt under `asyncio.run` cancels the main task, wherever it comes.
import asyncio

from _lib.cases import interrupt, run


async def in_the_main_task():
    try:
        interrupt()
        print("goes on")
        await asyncio.sleep(60)
    except BaseException as error:
        print(type(error).__name__, error.args, asyncio.current_task().cancelling())
        raise


async def in_a_callback():
    asyncio.get_running_loop().call_soon(interrupt)
    try:
        await asyncio.sleep(60)
    finally:
        print("main ends", asyncio.current_task().cancelling())


async def in_a_timer():
    asyncio.get_running_loop().call_later(0.002, interrupt)
    await asyncio.sleep(60)


async def in_another_task():
    async def other():
        interrupt()
        print("other goes on")
        await asyncio.sleep(0)
        print("other again")

    task = asyncio.create_task(other())
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cancelled", task.done())
        raise


async def while_busy():
    interrupt()
    for number in range(1000):
        pass
    print("not disturbed")
    await asyncio.sleep(0)
    print("not reached")


async def when_main_has_returned():
    asyncio.get_running_loop().call_soon(interrupt)
    return "returned"


async def in_a_group():
    async def child():
        try:
            await asyncio.sleep(60)
        finally:
            print("child ends")

    async with asyncio.TaskGroup() as group:
        group.create_task(child())
        await asyncio.sleep(0)
        interrupt()
        await asyncio.sleep(60)


async def in_a_timeout():
    async with asyncio.timeout(60):
        interrupt()
        await asyncio.sleep(60)


run(in_the_main_task, in_a_callback, in_a_timer, in_another_task, while_busy, when_main_has_returned, in_a_group, in_a_timeout)
