# skip gc: it compares times
# skip fuel: it compares times
import asyncio, time
async def worker(steps):
    for _ in range(steps):
        await asyncio.sleep(0)
async def many(tasks, steps):
    await asyncio.gather(*(worker(steps) for _ in range(tasks)))
def seconds(tasks, steps):
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        asyncio.run(many(tasks, steps))
        best = min(best, time.perf_counter() - start)
    return best
print(seconds(2000, 10) < 8 * seconds(10, 2000) + 0.05)  # expect: True
