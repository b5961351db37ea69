import asyncio
import concurrent.futures


async def main():
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, pow, 3, 2))  # expect: 9
        print(await asyncio.wrap_future(pool.submit(len, "abc")))  # expect: 3
        blocking = pool.submit(__import__("time").sleep, 0.005)
        waiting = pool.submit(print, "never")
        wrapped = asyncio.wrap_future(waiting)
        wrapped.cancel()
        await asyncio.sleep(0)
        print(waiting.cancelled())  # expect: True
    try:
        asyncio.wrap_future(5)
    except AssertionError as error:
        print(error)  # expect: concurrent.futures.Future is expected, got 5


asyncio.run(main())
