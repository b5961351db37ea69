# A task that failed, and that nobody holds, is reported before the program prints anything else.
# stderr: compared
# status: 0
import asyncio
import sys


async def fail():
    raise ValueError("lost")


async def main():
    asyncio.create_task(fail(), name="forgotten")
    kept = asyncio.create_task(fail(), name="kept")
    await asyncio.sleep(0.001)
    print("first", file=sys.stderr)
    await asyncio.sleep(0.001)
    print("second", file=sys.stderr)
    try:
        await kept
    except ValueError as error:
        print("got", error, file=sys.stderr)


asyncio.run(main())
