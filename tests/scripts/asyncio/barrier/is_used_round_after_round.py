import asyncio
async def main():
    barrier = asyncio.Barrier(2)
    async def party(name):
        for turn in range(3):
            async with barrier:
                print(name, turn)
    await asyncio.gather(party("a"), party("b"))
asyncio.run(main())
