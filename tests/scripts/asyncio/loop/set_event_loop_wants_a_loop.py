import asyncio
try:
    asyncio.set_event_loop(3)
except (TypeError, AssertionError) as error:
    print(type(error).__name__)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
asyncio.set_event_loop(None)
loop.close()
