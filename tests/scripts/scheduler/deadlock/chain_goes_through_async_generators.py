# python3: differs because it waits for ever
# status: 1
# stderr: compared
# A report follows the awaits through async generators, and says of a barrier that it is one.
import asyncio


async def numbers(event):
    await event.wait()
    yield 1


async def evens(event):
    async for number in numbers(event):
        if number % 2 == 0:
            yield number


async def use():
    async for number in evens(asyncio.Event()):
        print(number)


async def listed():
    return [number async for number in numbers(asyncio.Event())]


async def arrive(barrier):
    async with barrier:
        print("all are here")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(use(), name="loop")
        group.create_task(listed(), name="comprehension")
        group.create_task(arrive(asyncio.Barrier(2)), name="barrier")


asyncio.run(main())
