import asyncio
async def main():
    barrier = asyncio.Barrier(3)
    async def party(n):
        print("come", n)
        place = await barrier.wait()
        print("go", n, place)
    await asyncio.gather(*(party(n) for n in range(3)))
asyncio.run(main())
