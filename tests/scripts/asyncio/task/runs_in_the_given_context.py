import asyncio, contextvars
var = contextvars.ContextVar("var")
async def put(): var.set(5)
async def main():
    context = contextvars.copy_context()
    await asyncio.create_task(put(), context=context)
    print(context[var], var.get("not here"))
asyncio.run(main())
