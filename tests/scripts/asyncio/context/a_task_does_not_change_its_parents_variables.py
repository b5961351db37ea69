import asyncio, contextvars
var = contextvars.ContextVar("var", default=0)
async def child(): var.set(1)
async def main():
    await asyncio.create_task(child())
    print(var.get())
    await child()
    print(var.get())
asyncio.run(main())
