import asyncio, threading
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1, thread_name_prefix="mine"))
    print(await asyncio.to_thread(lambda: threading.current_thread().name))
    try:
        loop.set_default_executor(3)
    except TypeError as error:
        print(error)
asyncio.run(main())
