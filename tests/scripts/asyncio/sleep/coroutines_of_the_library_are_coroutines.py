import asyncio, inspect, types, collections.abc
c=asyncio.sleep(0)
print(type(c), inspect.iscoroutine(c), isinstance(c, types.CoroutineType), isinstance(c, collections.abc.Coroutine), inspect.isawaitable(c), type(c) is types.CoroutineType)
q=asyncio.Queue().get()
print(type(q) is types.CoroutineType)
c.close(); q.close()
