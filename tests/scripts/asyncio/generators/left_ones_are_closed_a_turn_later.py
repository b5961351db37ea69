import asyncio, contextvars
var = contextvars.ContextVar("var", default="unset")

async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closing", var.get())
        await asyncio.sleep(0)
        print("closed")

async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    async for number in numbers():
        break
    loop.call_soon(print, "next turn")
    for turn in range(4):
        print("turn", turn)
        await asyncio.sleep(0)

async def leaves():
    generator = numbers()
    await anext(generator)

async def outer():
    task = asyncio.create_task(leaves())
    task.add_done_callback(lambda task: print("task done"))
    await task
    print("heard")
    for _ in range(3):
        await asyncio.sleep(0)

asyncio.run(main())
asyncio.run(outer())
