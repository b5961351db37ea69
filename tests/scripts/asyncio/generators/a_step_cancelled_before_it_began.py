import asyncio
async def numbers():
    try:
        yield 1
        yield 2
    except asyncio.CancelledError:
        print("thrown in")
        raise

async def main():
    generator = numbers()
    await anext(generator)
    try:
        await asyncio.wait_for(anext(generator), 0)
    except TimeoutError:
        print("timeout")
    print(await anext(generator, "over"))
    generator = numbers()
    await anext(generator)
    task = asyncio.ensure_future(anext(generator))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
