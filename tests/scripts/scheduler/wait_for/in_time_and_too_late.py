import asyncio
async def work(delay):
    try:
        await asyncio.sleep(delay)
        return "result"
    except asyncio.CancelledError:
        print("cancelled inside")
        raise
async def main():
    print(await asyncio.wait_for(work(0), 1), await asyncio.wait_for(work(0), None))
    try:
        await asyncio.wait_for(work(10), 0.005)
    except asyncio.TimeoutError as e:
        print(repr(e), asyncio.TimeoutError is TimeoutError)
asyncio.run(main())
