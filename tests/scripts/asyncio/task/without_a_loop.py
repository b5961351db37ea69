import asyncio
async def nothing(): pass
for call in (lambda c: asyncio.create_task(c), lambda c: asyncio.current_task(), lambda c: asyncio.all_tasks()):
    coro = nothing()
    try:
        call(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
