# stderr: any
import asyncio
import sys


async def child():
    await asyncio.sleep(10)


async def fail():
    raise ValueError("reason")


async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    print([frame.f_lineno for frame in task.get_stack()], task.get_stack(limit=0))
    for each in [task, asyncio.create_task(fail())]:
        await asyncio.wait([each], timeout=0)
        lines = []

        class File:
            write = lines.append

        each.print_stack(file=File)
        print("".join(lines).replace(__file__, "F").partition("coro=")[2])
    task.cancel()
    await asyncio.wait([task])
    print(task.get_stack())


asyncio.run(main())
