import asyncio
class Double:
    def __init__(self, x): self.x = x
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self.x * 2
async def main():
    print(await Double(21), await Double(await Double(1)))  # expect: 42 4
asyncio.run(main())
