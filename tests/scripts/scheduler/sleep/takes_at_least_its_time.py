import asyncio, time
async def main():
    start = time.perf_counter()
    await asyncio.gather(*(asyncio.sleep(0.02) for _ in range(50)))
    spent = time.perf_counter() - start
    print(0.019 < spent < 0.9)  # expect: True
asyncio.run(main())
