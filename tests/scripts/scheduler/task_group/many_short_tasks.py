import asyncio
async def job(i):
    if i % 3 == 0:
        await asyncio.sleep(0)
    if i == 250:
        raise ValueError(i)
    return i
async def main():
    async with asyncio.TaskGroup() as group:
        for i in range(200):
            group.create_task(job(i))
            if i % 10 == 0:
                await asyncio.sleep(0)
        print(repr(group))
    print(repr(group))
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job(i), name=f"job {i}") for i in range(249, 254)]
            await asyncio.sleep(1)
    except* ValueError as failed:
        print(failed.exceptions)
    print([task.cancelled() or task.done() for task in tasks])
    late = job(1)
    try:
        group.create_task(late)
    except RuntimeError as error:
        late.close()
        print(str(error).split(">")[-1])
asyncio.run(main())
