import asyncio
class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **kwargs):
        print("create", coro.__name__)
        return super().create_task(coro, **kwargs)
async def child(): pass
async def main():
    await asyncio.create_task(child())
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
