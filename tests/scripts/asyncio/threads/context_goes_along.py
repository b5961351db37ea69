import asyncio, contextvars
var = contextvars.ContextVar("var")
async def main():
    var.set(3)
    print(await asyncio.to_thread(var.get))
asyncio.run(main())
