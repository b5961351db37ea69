# What an `async for` that is left had looped over dies there, also when another `async for` follows.
import asyncio


async def items():
    yield 1
    yield 2


async def fails():
    try:
        async for item in items():
            break
    except KeyError:
        pass
    async for item in [item async for item in items()].missing:
        pass


loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(fails())
except AttributeError as error:
    print(error)
left = asyncio.all_tasks(loop)
print(len(left))
for task in left:
    loop.run_until_complete(task)
loop.close()
