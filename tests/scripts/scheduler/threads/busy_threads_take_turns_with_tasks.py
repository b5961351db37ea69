# skip gc: it takes too long
import asyncio


def count():
    total = 0
    for number in range(200_000):
        total += number
    return total


async def main():
    working = [asyncio.create_task(asyncio.to_thread(count)) for _ in range(2)]
    turns = 0
    while not all(task.done() for task in working):
        await asyncio.sleep(0)
        turns += 1
    print([await task for task in working], turns > 2)  # expect: [19999900000, 19999900000] True


asyncio.run(main())
