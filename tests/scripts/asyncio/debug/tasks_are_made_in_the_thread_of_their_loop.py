# python3: differs because the task that was not made is reported by 3.11 when it is destroyed
# In debug mode making a task, and completing a future that somebody waits for, is refused in another thread.
import asyncio
import threading


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    # However slow the machine is, nothing is said of it.
    loop.slow_callback_duration = 600
    future = loop.create_future()
    future.add_done_callback(print)
    alone = loop.create_future()

    def work():
        coroutine = nothing()
        for call in (
            lambda: loop.create_task(coroutine), lambda: future.set_result(1), lambda: loop.call_soon(print),
            lambda: alone.set_result(1), lambda: loop.call_soon_threadsafe(print, "safe").cancelled(),
        ):
            try:
                print("gave", call())
            except RuntimeError as error:
                print(error)
        coroutine.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
