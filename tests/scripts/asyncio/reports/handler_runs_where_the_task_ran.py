# python3: differs because the rule is newer than 3.11
# An exception handler sees the context variables of the task, or of the call, that failed.
import asyncio
import contextvars
import gc

name = contextvars.ContextVar("name", default="outside")


async def fail():
    name.set("task")
    raise ValueError("lost")


def call():
    name.set("call")
    raise ValueError("called")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].split("(")[0], name.get()))
    loop.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    loop.call_soon(call)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})


asyncio.run(main())
