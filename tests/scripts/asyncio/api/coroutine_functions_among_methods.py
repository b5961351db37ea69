import asyncio, inspect
for method in (asyncio.Lock.acquire, asyncio.Lock.release, asyncio.Event.wait, asyncio.Queue.get, asyncio.Queue.get_nowait):
    print(method.__qualname__, inspect.iscoroutinefunction(method))
