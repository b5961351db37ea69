import asyncio
async def down(n):
    if n == 0:
        await asyncio.sleep(0)
        return 0
    return 1 + await down(n - 1)
print(asyncio.run(down(200)))  # expect: 200
