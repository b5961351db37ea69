import asyncio
import contextvars

VAR = contextvars.ContextVar("VAR", default="outer")


async def each():
    VAR.set("inner")
    try:
        yield 1
    finally:
        print("closing", VAR.get())


async def failing():
    raise ValueError


async def main():
    by_hand = each()
    await anext(by_hand)
    try:
        await asyncio.shield(failing())
    except ValueError:
        print("handled", VAR.get())


async def watch():
    task = asyncio.create_task(main())
    for turn in range(6):
        await asyncio.sleep(0)
    print("done", task.done())


asyncio.run(watch())
