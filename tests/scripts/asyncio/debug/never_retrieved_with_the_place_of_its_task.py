# python3: differs because CPython lists its own calls between those of the script
# status: 0
# stderr: compared
import asyncio, gc

async def fails():
    raise ValueError("no")

def spawn():
    asyncio.create_task(fails(), name="child")

async def main():
    spawn()
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)

asyncio.run(main(), debug=True)
