# status: 0
# stderr: compared
# python3: differs because the modules that it would take to report are gone there by then
import asyncio
import logging


async def fails():
    raise ValueError("lost")


async def main():
    global task
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)


logging.basicConfig(format="%(name)s: %(message)s")
asyncio.run(main())
print("end")
