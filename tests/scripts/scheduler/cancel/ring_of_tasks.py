# python3: differs because CPython 3.11 overflows its own stack here
# status: 1
# stderr: any
import asyncio


async def wait_for(tasks, index):
    await tasks[index]


async def main():
    tasks = []
    tasks.append(asyncio.create_task(wait_for(tasks, 1)))
    tasks.append(asyncio.create_task(wait_for(tasks, 0)))
    await asyncio.sleep(0)
    try:
        tasks[0].cancel()
    except RecursionError as error:
        print(error)  # expect: maximum recursion depth exceeded


asyncio.run(main())
