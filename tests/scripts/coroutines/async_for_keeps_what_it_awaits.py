import asyncio
class Items:
    def __init__(self):
        self.left = 3
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return await self.item()
    async def item(self):
        await asyncio.sleep(0.001)
        return [0] * 1000
async def main():
    async for item in Items():
        pass
    print("end")  # expect: end
asyncio.run(main())
