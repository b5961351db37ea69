import asyncio
async def worker(sem):
    global active, peak
    async with sem:
        active += 1
        peak = max(peak, active)
        await asyncio.sleep(0)
        active -= 1
async def main():
    sem = asyncio.Semaphore(3)
    await asyncio.gather(*(worker(sem) for _ in range(10)))
    print(peak, active, sem.locked())  # expect: 3 0 False
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)  # expect: Semaphore initial value must be >= 0
active = peak = 0
asyncio.run(main())
