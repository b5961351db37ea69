import asyncio
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
async def main():
    async for x in Ticker(3):
        if x == 1:
            continue
        print(x)
        # expect: 2
        # expect: 0
    else:
        print("else")  # expect: else
    async for x in Ticker(5):
        break
    print(x)  # expect: 4
asyncio.run(main())
