# The frame of a coroutine that was awaited at once may be used again: nothing of the last run may show.
import asyncio
import sys
import weakref


async def sometimes_bound(flag):
    if flag:
        value = "bound"
    return value


async def nested(depth, log):
    mine = depth
    if depth:
        await nested(depth - 1, log)
    await asyncio.sleep(0)
    log.append((depth, mine))


async def with_defaults(first, second=2, third=3):
    return first, second, third


class Token:
    pass


async def holds(token):
    kept = [token]
    return len(kept)


async def closure(number):
    async def inner():
        nonlocal number
        number += 1
        return number

    return [await inner() for _ in range(3)], lambda: number


async def fails(number):
    if number % 2:
        raise ValueError(number)
    return number


async def main():
    print(await sometimes_bound(True))
    try:
        await sometimes_bound(False)
    except UnboundLocalError as error:
        print(type(error).__name__)
    print(await sometimes_bound(True))

    logs = [[], []]
    await asyncio.gather(nested(3, logs[0]), nested(2, logs[1]))
    print(logs)

    for count in range(3):
        print(await with_defaults(*range(count + 1)), await with_defaults(count), await with_defaults(1, third=count))

    token = Token()
    reference = weakref.ref(token)
    print(await holds(token))
    del token
    print(reference())

    first, show = await closure(10)
    second, show_second = await closure(20)
    print(first, second, show(), show_second())

    for number in range(4):
        try:
            print(await fails(number))
        except ValueError as error:
            print("failed", error, error.__traceback__.tb_next.tb_lineno - error.__traceback__.tb_lineno)


asyncio.run(main())
