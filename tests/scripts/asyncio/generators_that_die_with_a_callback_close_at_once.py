import asyncio


async def each(name):
    try:
        yield 1
    finally:
        print("closing", name)


async def failing(name, loop, tasks):
    loop.call_soon(lambda: (tasks.pop().cancel(), print("cancelled", name)))
    by_hand = each(name)
    await anext(by_hand)
    raise ValueError


async def shielded(loop, tasks):
    await asyncio.shield(failing("shielded", loop, tasks))


async def gathered():
    by_hand = each("gathered")
    await anext(by_hand)
    await asyncio.sleep(10)


def tick(loop, left, done):
    print(left)
    if left:
        loop.call_soon(tick, loop, left - 1, done)
    else:
        done.set_result(None)


def turns(loop):
    """Turns of the ready queue in which no coroutine runs."""
    done = loop.create_future()
    tick(loop, 8, done)
    return done


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    tasks = []
    tasks.append(asyncio.create_task(shielded(loop, tasks)))
    await turns(loop)
    tasks.append(asyncio.gather(gathered(), asyncio.sleep(5)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    tasks.pop().cancel()
    await turns(loop)


asyncio.run(main())
