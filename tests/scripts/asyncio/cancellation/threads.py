# python3: differs because the rules are those of 3.14, which prints the same
# A thread cannot be cancelled; the task that waits for it can. Turns are not counted here: threads come when they come.
import asyncio
import concurrent.futures
import threading


async def case(name, wait, answer="raise", cancels=1):
    gate, begun = threading.Event(), threading.Event()

    def work():
        begun.set()
        gate.wait(5)
        events.append("thread ended")
        return "result"

    events = []

    async def body():
        try:
            return await wait(work)
        except asyncio.CancelledError as error:
            events.append(("cancelled", error.args, asyncio.current_task().cancelling()))
            if answer == "swallow":
                return "swallowed"
            raise

    task = asyncio.create_task(body())
    while not begun.is_set():
        await asyncio.sleep(0.0001)
    for number in range(cancels):
        task.cancel(number)
    await asyncio.wait([task])
    gate.set()
    await asyncio.get_running_loop().run_in_executor(None, lambda: None)
    while "thread ended" not in events:
        await asyncio.sleep(0.001)
    print(name, events, "cancelled" if task.cancelled() else task.result())


async def main():
    loop = asyncio.get_running_loop()
    for answer in ("raise", "swallow"):
        for cancels in (1, 2):
            await case("to_thread", asyncio.to_thread, answer, cancels)
            await case("executor", lambda work: loop.run_in_executor(None, work), answer, cancels)
            await case("shielded", lambda work: asyncio.shield(asyncio.to_thread(work)), answer, cancels)
            await case("wait_for", lambda work: asyncio.wait_for(asyncio.to_thread(work), 60), answer, cancels)

    # What has not begun in a pool of one thread is cancelled there too.
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        gate = threading.Event()
        begun = threading.Event()
        first = loop.run_in_executor(pool, lambda: (begun.set(), gate.wait(5)))
        while not begun.is_set():
            await asyncio.sleep(0.0001)
        ran = []
        second = loop.run_in_executor(pool, ran.append, 1)
        await asyncio.sleep(0)
        print(second.cancel(), second.cancelled())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gate.set()
        print((await first)[1])
    print(ran)


asyncio.run(main())
