# python3: differs because the texts are those of 3.14, which prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a

async def main():
    for c in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        for v in (-1, "x", None, True, [1], 0):
            await a(f"{c.__name__}({v!r})", lambda: c(v).locked())
        await a("(1, 2)", lambda: c(1, 2))
        await a("(x=1)", lambda: c(x=1))
    for o in (asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(), asyncio.Condition(), asyncio.Queue(), asyncio.Barrier(1)):
        n = type(o).__name__
        await a(n + ".x", lambda: o.x)
        await a(n + "()", lambda: o())
        await a("with " + n, lambda: o.__enter__())
        await a("iter " + n, lambda: iter(o))
        await a(n + "[0]", lambda: o[0])
        await a(n + " <", lambda: o < o)
        await a(n + " +", lambda: o + 1)
    lock, event = asyncio.Lock(), asyncio.Event()
    for name in ("acquire", "locked", "release"):
        await a(f"Lock.{name}(1)", lambda: getattr(lock, name)(1))
    for name in ("set", "clear", "is_set", "wait"):
        await a(f"Event.{name}(1)", lambda: getattr(event, name)(1))
    await a("Lock(1)", lambda: asyncio.Lock(1))
    await a("Lock(loop=None)", lambda: asyncio.Lock(loop=None))
    await a("Event(1)", lambda: asyncio.Event(1))
    await a("Condition(1)", lambda: asyncio.Condition(1))
    await a("Condition(lock, 2)", lambda: asyncio.Condition(lock, 2))
    await a("Queue(loop=None)", lambda: asyncio.Queue(loop=None))
    await a("Queue('x').full()", lambda: asyncio.Queue("x").full())
    await a("Queue(1.5).full()", lambda: asyncio.Queue(1.5).full())
    await a("Queue(None).put(1)", lambda: asyncio.Queue(None).put(1))
    await a("Barrier()", lambda: asyncio.Barrier())
    await a("Barrier(0)", lambda: asyncio.Barrier(0))
    await a("Barrier('x')", lambda: asyncio.Barrier("x"))
    await a("Barrier(1.5)", lambda: asyncio.Barrier(1.5))

asyncio.run(main())
