# python3: differs because CPython walks the whole chain of awaits at every step
# skip gc: it compares times
# skip fuel: it compares times
import asyncio, time
async def down(n, steps):
    if n:
        return await down(n - 1, steps)
    for _ in range(steps):
        await asyncio.sleep(0)
def seconds(depth):
    best = 1e9
    for _ in range(5):
        start = time.perf_counter()
        asyncio.run(down(depth, 20_000))
        best = min(best, time.perf_counter() - start)
    return best
print(seconds(500) < 4 * seconds(1) + 0.005)  # expect: True
