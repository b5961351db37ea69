# python3: differs because tasks are described in other words
# options: --virtual-time
# stderr: compared
# status: 0
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)  # expect: True 0.1
    time.sleep(0.05)
    await asyncio.sleep(0)
    time.sleep(0.25)
    await asyncio.sleep(0)
    loop.call_soon(time.sleep, 0.5)
    await asyncio.sleep(0)
    loop.set_debug(False)
    time.sleep(5)
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
