# python3: differs because tasks start eagerly since 3.12, by a keyword since 3.14
# stderr: any
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


async def add():
    variable.set(variable.get() + 1)
    await asyncio.sleep(0)
    variable.set(variable.get() + 1)
    return variable.get()


async def fail():
    raise ValueError("at once")


async def cancel_itself():
    asyncio.current_task().cancel()
    return 1


async def leave():
    raise SystemExit(3)


async def main():
    print(await asyncio.create_task(add(), eager_start=True), variable.get())  # expect: 2 0
    context = contextvars.copy_context()
    print(await asyncio.create_task(add(), eager_start=True, context=context), context[variable])  # expect: 2 2
    print(repr(asyncio.create_task(fail(), eager_start=True).exception()))  # expect: ValueError('at once')
    print(asyncio.create_task(cancel_itself(), eager_start=True).cancelled())  # expect: True
    try:
        asyncio.create_task(leave(), eager_start=True)
    except SystemExit as error:
        print("left with", error.code)  # expect: left with 3


asyncio.run(main())
