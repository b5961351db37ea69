import asyncio
async def loop_of(): return asyncio.get_running_loop()
with asyncio.Runner() as runner:
    print(runner.run(loop_of()) is runner.run(loop_of()) is runner.get_loop())
