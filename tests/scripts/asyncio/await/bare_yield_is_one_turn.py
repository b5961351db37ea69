import asyncio
class Turn:
    def __await__(self): yield
async def count(name):
    for n in range(2):
        print(name, n)
        await Turn()
async def main():
    await asyncio.gather(count("a"), count("b"))
asyncio.run(main())
