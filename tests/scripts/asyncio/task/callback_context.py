import asyncio, contextvars
var = contextvars.ContextVar("var", default="none")
async def nothing(): pass
async def main():
    task = asyncio.create_task(nothing())
    context = contextvars.copy_context()
    context.run(var.set, "given")
    task.add_done_callback(lambda t: print(var.get()), context=context)
    var.set("later")
    task.add_done_callback(lambda t: print(var.get()))
    await task
    await asyncio.sleep(0)
asyncio.run(main())
