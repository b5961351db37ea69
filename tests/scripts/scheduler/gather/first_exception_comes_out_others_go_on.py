import asyncio
async def fail(n):
    for _ in range(n):
        await asyncio.sleep(0)
    raise ValueError(n)
async def slow():
    for _ in range(6):
        await asyncio.sleep(0)
    print("slow finished")
    return "slow"
async def main():
    s = asyncio.create_task(slow())
    try:
        await asyncio.gather(s, fail(1), fail(0))
    except ValueError as e:
        print("failed with", e, s.done())
    print(await s)
asyncio.run(main())
