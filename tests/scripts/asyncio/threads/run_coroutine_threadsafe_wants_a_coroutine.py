import asyncio
loop = asyncio.new_event_loop()
try:
    asyncio.run_coroutine_threadsafe(3, loop)
except TypeError as error:
    print(error)
loop.close()
