import asyncio, contextvars
var = contextvars.ContextVar("var", default="unset")
async def child(name):
    log.append(var.get())
    var.set(name)
    await asyncio.sleep(0)
    log.append(var.get())
async def main():
    var.set("main")
    await asyncio.gather(child("a"), child("b"))
    log.append(var.get())
log = []
asyncio.run(main())
print(log, var.get())  # expect: ['main', 'main', 'a', 'b', 'main'] unset
