# What comes of an interrupt when the main task swallows, takes back or replaces its cancellation.
import asyncio
import sys

from _lib.cases import interrupt, run


async def swallowed():
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print(asyncio.current_task().cancelling())
    return "done"


async def taken_back():
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print(asyncio.current_task().uncancel())
    await asyncio.sleep(0)
    return "done"


async def taken_back_and_raised():
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print(asyncio.current_task().uncancel())
        raise


async def replaced():
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise ValueError("instead") from None


async def cancelled_by_itself_too():
    asyncio.current_task().cancel("own")
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as error:
        print(error.args, asyncio.current_task().cancelling())
        raise


async def cleans_up():
    interrupt()
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0)
        print("cleaned")


async def twice():
    interrupt()
    try:
        await asyncio.sleep(60)
    finally:
        print("first")
        interrupt()
        print("not reached")


async def twice_while_it_waits():
    interrupt()
    try:
        await asyncio.sleep(60)
    finally:
        asyncio.get_running_loop().call_soon(interrupt)
        try:
            await asyncio.sleep(60)
        except BaseException as error:
            print("in cleanup", type(error).__name__)
            raise


async def raises_it_itself():
    raise KeyboardInterrupt("own")


async def child_raises_it():
    async def child():
        raise KeyboardInterrupt("child")

    task = asyncio.create_task(child())
    try:
        await asyncio.sleep(60)
    finally:
        print("main ends", task.done(), repr(task.exception()))


async def exits():
    try:
        sys.exit(3)
    finally:
        print("exits")


run(swallowed, taken_back, taken_back_and_raised, replaced, cancelled_by_itself_too, cleans_up, twice, twice_while_it_waits,
    raises_it_itself, child_raises_it, exits)
