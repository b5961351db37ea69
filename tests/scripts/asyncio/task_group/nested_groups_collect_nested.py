import asyncio
async def fail(n): raise ValueError(n)
async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(1))
        group.create_task(fail(2))
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(fail(3))
    except* ValueError as errors:
        print(repr(errors))
asyncio.run(main())
