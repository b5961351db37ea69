import asyncio
def make(n):
    async def inner(k):
        nonlocal n
        await asyncio.sleep(0)
        n += k
        return n
    return inner
async def main():
    f = make(10)
    print(await f(1), await f(2))  # expect: 11 13
    g = lambda x: f(x)
    print(await g(5))  # expect: 18
    print([await h for h in [f(1), f(1)]])  # expect: [19, 20]
asyncio.run(main())
