import asyncio
class Loop(asyncio.SelectorEventLoop): pass
async def child(): return asyncio.current_task().get_name()
async def main():
    print(await asyncio.create_task(child(), name="given"))  # expect: given
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
