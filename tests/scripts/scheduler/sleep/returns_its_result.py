import asyncio
async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0.001, "r"), await asyncio.sleep(0, result=[1]), await asyncio.sleep(-1, "neg"))  # expect: None r [1] neg
asyncio.run(main())
