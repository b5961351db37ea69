import asyncio
async def work(gate):
    await gate.wait()
    print("inner finished")
    return "r"
async def main():
    gate = asyncio.Event()
    inner = asyncio.create_task(work(gate))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.001)
    except TimeoutError:
        print("timed out", inner.done(), inner.cancelled())
    gate.set()
    print(await inner, await asyncio.shield(inner))
asyncio.run(main())
