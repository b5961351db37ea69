# A TaskGroup asks a task's own `add_done_callback`.
import asyncio


class Task(asyncio.Task):
    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback", fn.__name__.startswith("_on_"))
        super().add_done_callback(fn, context=context)


async def work(result):
    await asyncio.sleep(0)
    if result is None:
        raise ValueError("no result")
    return result


async def main():
    asyncio.get_running_loop().set_task_factory(lambda loop, coro, **kwargs: Task(coro, loop=loop, **kwargs))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(number)) for number in (1, 2)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(asyncio.sleep(10))
            group.create_task(work(None))
    except* ValueError as errors:
        print(errors.exceptions, slow.cancelled())
    asyncio.get_running_loop().set_task_factory(None)


asyncio.run(main())
