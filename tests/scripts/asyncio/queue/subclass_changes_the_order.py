import asyncio
class Reversed(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = []
    def _put(self, item):
        self._queue.insert(0, item)
    def _get(self):
        return self._queue.pop(0)
async def main():
    queue = Reversed()
    for n in range(3):
        await queue.put(n)
    print([await queue.get() for _ in range(3)], queue.empty())
asyncio.run(main())
