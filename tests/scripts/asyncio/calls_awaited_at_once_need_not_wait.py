# What `await` of a queue, lock, semaphore or event does that need not wait: the same as with the coroutine in hand.
import asyncio


async def compare(make, at_once, in_hand):
    results = []
    for act in (at_once, in_hand):
        subject = make()
        events = []
        asyncio.get_running_loop().call_soon(events.append, "turn")
        try:
            events.append(await act(subject))
        except Exception as error:
            events.append(repr(error))
        events.append(repr(subject).partition(" at 0x")[2].partition(" ")[2])
        await asyncio.sleep(0)
        results.append(events)
    print(results[0], results[0] == results[1])


def filled(*items, maxsize=0):
    queue = asyncio.Queue(maxsize)
    for item in items:
        queue.put_nowait(item)
    return queue


def set_event():
    event = asyncio.Event()
    event.set()
    return event




async def get(queue):
    return await queue.get()


async def get_in_hand(queue):
    coroutine = queue.get()
    return await coroutine


async def put(queue):
    return await queue.put(7)


async def put_in_hand(queue):
    coroutine = queue.put(7)
    return await coroutine


async def put_by_keyword(queue):
    return await queue.put(item=7)


async def join(queue):
    return await queue.join()


async def join_in_hand(queue):
    coroutine = queue.join()
    return await coroutine


async def acquire(lock):
    return await lock.acquire()


async def acquire_in_hand(lock):
    coroutine = lock.acquire()
    return await coroutine


async def bound(lock):
    method = lock.acquire
    return await method()


async def inside(lock):
    async with lock as target:
        return target, lock.locked()


async def inside_by_hand(lock):
    enter = lock.__aenter__()
    target = await enter
    locked = lock.locked()
    leave = lock.__aexit__(None, None, None)
    await leave
    return target, locked


async def leave(lock):
    return await lock.__aexit__(None, None, None)


async def leave_in_hand(lock):
    coroutine = lock.__aexit__(None, None, None)
    return await coroutine


async def wait(event):
    return await event.wait()


async def wait_in_hand(event):
    coroutine = event.wait()
    return await coroutine


async def main():
    await compare(lambda: filled(1, 2), get, get_in_hand)
    await compare(lambda: filled(1), put, put_in_hand)
    await compare(lambda: filled(1), put, put_by_keyword)
    await compare(filled, join, join_in_hand)
    await compare(asyncio.Lock, acquire, acquire_in_hand)
    await compare(asyncio.Lock, bound, acquire_in_hand)
    await compare(asyncio.Lock, inside, inside_by_hand)
    await compare(asyncio.Lock, leave, leave_in_hand)
    await compare(asyncio.Semaphore, acquire, acquire_in_hand)
    await compare(lambda: asyncio.Semaphore(2), inside, inside_by_hand)
    await compare(lambda: asyncio.BoundedSemaphore(1), leave, leave_in_hand)
    await compare(set_event, wait, wait_in_hand)

    # A putter that waits is let in; a getter is woken.
    queue = filled(1, maxsize=1)
    putter = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    print(await queue.get(), putter.done())
    print(await queue.get(), putter.done())
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    print(await queue.put(3), getter.done())
    print(await getter)

    # A task that is to be cancelled gets its item first: there is nothing to wait for.
    async def cancelled():
        asyncio.current_task().cancel()
        print("got", await filled("item").get())
        await asyncio.sleep(0)

    try:
        await asyncio.create_task(cancelled())
    except asyncio.CancelledError:
        print("then cancelled")


asyncio.run(main())
