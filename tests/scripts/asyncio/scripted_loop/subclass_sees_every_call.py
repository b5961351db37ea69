import asyncio
class Loop(asyncio.SelectorEventLoop):
    count = 0
    def call_soon(self, callback, *args, context=None):
        self.count += 1
        return super().call_soon(callback, *args, context=context)
async def child(): await asyncio.sleep(0)
async def main():
    before = asyncio.get_running_loop().count
    await asyncio.create_task(child())
    print(asyncio.get_running_loop().count - before)
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
