import asyncio
class Topic:
    def __init__(self): self.queues = []
    def subscribe(self):
        q = asyncio.Queue()
        self.queues.append(q)
        return q
    def publish(self, message):
        for q in self.queues: q.put_nowait(message)
async def reader(name, topic, wanted):
    q = topic.subscribe()
    while (message := await q.get()) is not None:
        if message % wanted == 0: log.append(f"{name}{message}")
async def main():
    topic = Topic()
    readers = [asyncio.create_task(reader(n, topic, k)) for n, k in (("a", 2), ("b", 3))]
    await asyncio.sleep(0)
    for i in range(1, 8):
        topic.publish(i)
        await asyncio.sleep(0)
    topic.publish(None)
    await asyncio.gather(*readers)
log = []
asyncio.run(main())
print(*log)  # expect: a2 b3 a4 a6 b6
