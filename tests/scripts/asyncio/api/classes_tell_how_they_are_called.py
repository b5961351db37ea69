import asyncio, inspect
print(inspect.signature(asyncio.Lock))              # expect: ()
print(inspect.signature(asyncio.Event))             # expect: ()
print(inspect.signature(asyncio.Semaphore))         # expect: (value=1)
print(inspect.signature(asyncio.BoundedSemaphore))  # expect: (value=1)
print(inspect.signature(asyncio.Future))            # expect: (*, loop=None)
print(inspect.signature(asyncio.Handle))            # expect: (callback, args, loop, context=None)
print(inspect.signature(asyncio.TimerHandle))       # expect: (when, callback, args, loop, context=None)
