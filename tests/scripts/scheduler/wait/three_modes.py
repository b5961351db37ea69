import asyncio
async def work(n, fail=False):
    for _ in range(n):
        await asyncio.sleep(0)
    if fail:
        raise ValueError(n)
    return n
def spawn(): return [asyncio.create_task(c) for c in (work(1), work(3, True), work(6))]
async def main():
    for mode in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = spawn()
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, [t in done for t in tasks], len(pending))
        # expect: FIRST_COMPLETED [True, False, False] 2
        # expect: FIRST_EXCEPTION [True, True, False] 1
        # expect: ALL_COMPLETED [True, True, True] 0
        await asyncio.gather(*tasks, return_exceptions=True)
asyncio.run(main())
