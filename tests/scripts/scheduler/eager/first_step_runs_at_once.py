# python3: differs because tasks start eagerly since 3.12, by a keyword since 3.14
import asyncio


async def child(name):
    print(name, "starts in", asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(name, "ends")
    return name


async def quick():
    return asyncio.current_task() in asyncio.all_tasks()


async def main():
    task = asyncio.create_task(child("a"), name="eager", eager_start=True)  # expect: a starts in eager
    print(asyncio.current_task().get_name(), task.done())  # expect: Task-1 False
    print(await task)
    # expect: a ends
    # expect: a
    task = asyncio.create_task(quick(), name="q", eager_start=True)
    print(task.done(), task.result(), task.get_coro(), task)  # expect: True True None <Task finished name='q' result=True>


asyncio.run(main())
