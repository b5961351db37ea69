import asyncio


async def coroutine():
    pass


loop = asyncio.new_event_loop()
loop.set_debug(True)
for callback in (5, coroutine):
    for schedule in (loop.call_soon, lambda callback: loop.call_later(1, callback), lambda callback: loop.call_at(1, callback)):
        try:
            schedule(callback)
        except TypeError as error:
            print(error)
            # expect: a callable object was expected by call_soon(), got 5
            # expect: a callable object was expected by call_at(), got 5
            # expect: a callable object was expected by call_at(), got 5
            # expect: coroutines cannot be used with call_soon()
            # expect: coroutines cannot be used with call_at()
            # expect: coroutines cannot be used with call_at()
loop.close()
