# python3: differs because Runner.run takes awaitables since 3.14
import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"


async def number():
    return 1


with asyncio.Runner() as runner:
    print(runner.run(Awaitable()), runner.run(number()), runner.run(number()))  # expect: awaited 1 1
    try:
        runner.run(5)
    except TypeError as error:
        print(error)  # expect: An asyncio.Future, a coroutine or an awaitable is required
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)  # expect: Runner is closed
print(asyncio.run(Awaitable()))  # expect: awaited
