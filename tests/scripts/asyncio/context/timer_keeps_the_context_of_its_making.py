import asyncio, contextvars
var = contextvars.ContextVar("var", default=0)
async def main():
    var.set(1)
    asyncio.get_running_loop().call_later(0.001, lambda: print(var.get()))
    var.set(2)
    await asyncio.sleep(0.005)
asyncio.run(main())
