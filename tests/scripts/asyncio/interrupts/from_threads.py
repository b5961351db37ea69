# python3: differs because 3.11 lets the main thread sleep on; CPython 3.13 prints the same
# An interrupt that another thread raises is the main thread's.
import _thread
import asyncio
import threading

from _lib.cases import interrupt, run, show


async def while_main_sleeps():
    thread = threading.Timer(0.002, interrupt)
    thread.start()
    try:
        await asyncio.sleep(60)
    finally:
        thread.join()
        print("main ends")


async def by_to_thread():
    await asyncio.to_thread(_thread.interrupt_main)
    await asyncio.sleep(60)


run(while_main_sleeps, by_to_thread)
print("-- interrupt_main in the main thread")
show(_thread.interrupt_main)


async def interrupts_itself():
    _thread.interrupt_main()
    await asyncio.sleep(60)


show(lambda: asyncio.run(interrupts_itself()))
