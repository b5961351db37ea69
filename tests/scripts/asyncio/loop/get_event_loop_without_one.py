# python3: differs because 3.14 changed it
import asyncio
for call in (asyncio.get_running_loop, asyncio.get_event_loop):
    try:
        call()
    except (RuntimeError, DeprecationWarning) as error:
        print(error)
