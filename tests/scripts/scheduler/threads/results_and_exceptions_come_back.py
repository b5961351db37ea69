import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


def fail():
    raise ValueError("in the thread")


def change():
    variable.set(variable.get() + 1)
    return variable.get()


async def main():
    loop = asyncio.get_running_loop()
    variable.set(7)
    print(await asyncio.to_thread(change), variable.get())  # expect: 8 7
    print(await loop.run_in_executor(None, max, 3, 4))  # expect: 4
    print(await asyncio.to_thread(sorted, [2, 1], reverse=True))  # expect: [2, 1]
    try:
        await asyncio.to_thread(fail)
    except ValueError as error:
        print(repr(error))  # expect: ValueError('in the thread')


asyncio.run(main())
