import asyncio
class Barrier:
    def __init__(self, n): self.n, self.waiting, self.gate, self.round = n, 0, asyncio.Event(), 0
    async def wait(self):
        self.waiting += 1
        if self.waiting == self.n:
            self.waiting, self.round = 0, self.round + 1
            self.gate.set()
            self.gate = asyncio.Event()
        else:
            await self.gate.wait()
        return self.round
async def runner(name, barrier, speed):
    for lap in range(3):
        for _ in range(speed): await asyncio.sleep(0)
        log.append(f"{name}{await barrier.wait()}")
async def main():
    b = Barrier(3)
    await asyncio.gather(*(runner(n, b, s) for n, s in zip("abc", (1, 4, 2))))
log = []
asyncio.run(main())
print(log, all(len({x[1] for x in log[i:i + 3]}) == 1 for i in (0, 3, 6)))  # expect: ['b1', 'a1', 'c1', 'b2', 'a2', 'c2', 'b3', 'a3', 'c3'] True
