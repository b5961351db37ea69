import asyncio
class Selector:
    def __init__(self, loop): self.loop = loop
    def select(self, timeout):
        self.loop.now += timeout
        return []
class Loop(asyncio.BaseEventLoop):
    now = 1000
    def __init__(self):
        super().__init__()
        self._selector = Selector(self)
    def time(self): return self.now
    def _process_events(self, events): pass
    def _write_to_self(self): pass
async def main():
    await asyncio.sleep(3600)
    print(asyncio.get_running_loop().time())
    try:
        async with asyncio.timeout(60):
            await asyncio.sleep(61)
    except TimeoutError:
        print(asyncio.get_running_loop().time())
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
