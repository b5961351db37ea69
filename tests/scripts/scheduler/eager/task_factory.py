# python3: differs because tasks start eagerly since 3.12, by a keyword since 3.14
import asyncio


async def work(n):
    print("work", n)
    if n > 1:
        await asyncio.sleep(0)
    return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    gathering = asyncio.gather(work(1), work(2))
    # expect: work 1
    # expect: work 2
    print("made")  # expect: made
    print(await gathering)  # expect: [1, 2]
    print(asyncio.create_task(work(0)).done())
    # expect: work 0
    # expect: True
    later = asyncio.create_task(work(1), eager_start=False)
    print(later.done())  # expect: False
    await later  # expect: work 1


asyncio.run(main())
