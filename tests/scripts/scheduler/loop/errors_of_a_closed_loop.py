import asyncio


async def nothing():
    pass


loop = asyncio.new_event_loop()
loop.close()
loop.close()
coroutine = nothing()
for method, *args in [
    (loop.call_soon, print), (loop.call_later, 1, print), (loop.call_at, 1, print), (loop.run_forever,),
    (loop.call_soon_threadsafe, print), (loop.run_until_complete, coroutine), (loop.create_task, coroutine),
]:
    try:
        method(*args)
    except RuntimeError as error:
        print(method.__name__, error)
coroutine.close()
print(loop.is_closed(), loop.is_running())
