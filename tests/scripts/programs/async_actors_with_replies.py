import asyncio
class Actor:
    def __init__(self): self.inbox, self.task = asyncio.Queue(), asyncio.create_task(self.loop())
    async def loop(self):
        while True:
            method, args, reply = await self.inbox.get()
            try:
                reply.set_result(await getattr(self, method)(*args))
            except Exception as e:
                reply.set_exception(e)
    async def ask(self, method, *args):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put((method, args, reply))
        return await reply
class Counter(Actor):
    total = 0
    async def add(self, n):
        await asyncio.sleep(0)
        self.total += n
        return self.total
    async def fail(self): raise ValueError(f"failed at {self.total}")
async def main():
    c = Counter()
    print(await asyncio.gather(*(c.ask("add", n) for n in (1, 2, 3))))  # expect: [1, 3, 6]
    for call in ("fail", "missing"):
        try:
            await c.ask(call)
        except (ValueError, AttributeError) as e:
            print(type(e).__name__, e)
            # expect: ValueError failed at 6
            # expect: AttributeError 'Counter' object has no attribute 'missing'
    print(await c.ask("add", 10))  # expect: 16
    c.task.cancel()
asyncio.run(main())
