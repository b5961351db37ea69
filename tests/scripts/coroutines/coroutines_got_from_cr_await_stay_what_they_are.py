# A coroutine that is awaited at once can still be had from the outside: then it is not used again.
import asyncio
import inspect
import sys

frames = []


async def inner(number):
    frames.append(sys._getframe())
    await asyncio.sleep(0)
    return number


async def outer(number):
    return await inner(number)


async def middle(number):
    return await outer(number) + await outer(number + 1)


async def main():
    task = asyncio.create_task(middle(1))
    await asyncio.sleep(0)
    top = task.get_coro()
    seen = [top.cr_await, top.cr_await.cr_await]
    print([coroutine.__qualname__ for coroutine in seen])
    print([inspect.getcoroutinestate(coroutine) for coroutine in seen])
    await asyncio.sleep(0)
    # The first calls have returned, and the same functions run again.
    print([inspect.getcoroutinestate(coroutine) for coroutine in seen])
    again = [top.cr_await, top.cr_await.cr_await]
    print([mine is other for mine, other in zip(seen, again)])
    for coroutine in seen:
        try:
            coroutine.send(None)
        except RuntimeError as error:
            print(error)
    print(await task)
    print([coroutine.cr_frame for coroutine in seen + again])
    print(frames[0] is not frames[1], frames[0].f_code is frames[1].f_code)


asyncio.run(main())
