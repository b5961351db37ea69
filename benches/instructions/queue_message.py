"""Messages to and fro between two tasks, through two queues of one place: prints how many."""
import asyncio
import sys


async def echo(inbox, outbox):
    while (n := await inbox.get()) is not None:
        await outbox.put(n + 1)


async def main(count):
    ping, pong = asyncio.Queue(1), asyncio.Queue(1)
    task = asyncio.create_task(echo(ping, pong))
    messages = 0
    for n in range(count // 2):
        await ping.put(n)
        await pong.get()
        messages += 2
    await ping.put(None)
    await task
    return messages


print(asyncio.run(main(int(sys.argv[1]))))
