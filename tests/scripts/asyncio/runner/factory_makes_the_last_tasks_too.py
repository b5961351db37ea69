# `asyncio.run` tidies up with tasks of the loop's task factory.
import asyncio


def factory(loop, coro, **kwargs):
    print("task of", coro.__name__)
    return asyncio.Task(coro, loop=loop, **kwargs)


async def main():
    asyncio.get_running_loop().set_task_factory(factory)


asyncio.run(main())
