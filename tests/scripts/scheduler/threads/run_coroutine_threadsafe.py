import asyncio


async def add(number):
    await asyncio.sleep(0.001)
    return number + 1


async def fail():
    raise ValueError("in the loop")


async def main():
    loop = asyncio.get_running_loop()

    def work():
        print(asyncio.run_coroutine_threadsafe(add(41), loop).result())  # expect: 42
        print(repr(asyncio.run_coroutine_threadsafe(fail(), loop).exception()))  # expect: ValueError('in the loop')
        future = asyncio.run_coroutine_threadsafe(add(1), loop)
        print(future.cancel(), future.cancelled())  # expect: True True
        try:
            asyncio.run_coroutine_threadsafe(5, loop)
        except TypeError as error:
            print(error)  # expect: A coroutine object is required

    await asyncio.to_thread(work)


asyncio.run(main())
