import asyncio
loop = asyncio.new_event_loop()
loop.close()
loop.close()
print(loop.is_closed(), loop.is_running())
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
