# python3: differs because sleep and gather are built-in names only in Pyish
async def work(n):
    print("start", n)
    # expect: start 1
    # expect: start 2
    value = await sleep(0, f"r{n}")
    return value
print(await gather(work(1), work(2)))  # expect: ['r1', 'r2']
print(await gather(sleep(0, "a"), sleep(0), return_exceptions=True))  # expect: ['a', None]
