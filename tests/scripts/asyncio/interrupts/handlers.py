# A handler of the program's own takes the place of the cancellation.
import asyncio
import signal

from _lib.cases import interrupt, show


def handler(number, frame):
    print("handler", number == signal.SIGINT)


async def interrupted():
    interrupt()
    await asyncio.sleep(0)
    return "done"


print(signal.signal(signal.SIGINT, handler) is signal.default_int_handler)
show(lambda: asyncio.run(interrupted()))
print(signal.getsignal(signal.SIGINT) is handler)
with asyncio.Runner() as runner:
    show(lambda: runner.run(interrupted()))
show(interrupt)
print(signal.signal(signal.SIGINT, signal.SIG_IGN) is handler)
show(lambda: asyncio.run(interrupted()))
print(signal.signal(signal.SIGINT, signal.default_int_handler) is signal.SIG_IGN)


async def handler_of_the_loop():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    loop.add_signal_handler(signal.SIGINT, lambda: (print("called"), event.set()))
    interrupt()
    print("not yet called")
    await event.wait()
    print(loop.remove_signal_handler(signal.SIGINT), loop.remove_signal_handler(signal.SIGINT))
    interrupt()
    await asyncio.sleep(60)


print("-- of the loop")
show(lambda: asyncio.run(handler_of_the_loop()))


async def handler_that_raises():
    def raises(number, frame):
        raise ValueError("from the handler")

    signal.signal(signal.SIGINT, raises)
    try:
        interrupt()
    except ValueError as error:
        print(error)
    await asyncio.sleep(0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        interrupt()
    except KeyboardInterrupt:
        print("KeyboardInterrupt at once")
    return "done"


print("-- that raises")
show(lambda: asyncio.run(handler_that_raises()))
print("-- afterwards")
show(lambda: asyncio.run(interrupted()))
