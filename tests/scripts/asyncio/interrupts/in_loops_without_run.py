# Without `asyncio.run` an interrupt raises KeyboardInterrupt where it comes.
import asyncio

from _lib.cases import interrupt, show

loop = asyncio.new_event_loop()


async def in_a_task():
    try:
        interrupt()
    except KeyboardInterrupt:
        print("in the task")
        raise


async def in_a_callback():
    loop.call_soon(interrupt)
    await asyncio.sleep(0.001)
    print("goes on in the next run")


show(lambda: loop.run_until_complete(in_a_task()))
show(lambda: loop.run_until_complete(in_a_callback()))
show(lambda: loop.run_until_complete(asyncio.sleep(0.01, "the rest")))
loop.call_soon(interrupt)
show(loop.run_forever)
loop.close()
print("-- no loop")
show(interrupt)
