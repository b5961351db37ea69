import asyncio
runner = asyncio.Runner()
with runner:
    print(runner.run(asyncio.sleep(0, 1)))
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
