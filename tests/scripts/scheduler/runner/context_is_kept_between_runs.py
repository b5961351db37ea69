import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


async def add():
    variable.set(variable.get() + 1)
    return variable.get()


with asyncio.Runner() as runner:
    print(runner.run(add()), runner.run(add()))  # expect: 1 2
    context = contextvars.copy_context()
    print(runner.run(add(), context=context), context[variable])  # expect: 1 1
print(variable.get())  # expect: 0
