import asyncio
async def v(x):
    await asyncio.sleep(0)
    return x
async def main():
    d = {await v("k"): await v(1)}
    print(await v(1) + await v(2) * await v(3), [await v(0), await v(1)][await v(1)], d[await v("k")])  # expect: 7 1 1
    print(f"{await v('f')} {await v(2)!r:>4}", await v(1) < await v(2) < await v(3), (await v(print))is print)  # expect: f    2 True True
    x = await v(5) if await v(True) else await v(6)
    d[await v("z")] = await v(9)
    d["k"] += await v(10)
    a, *b = await v("xyz")
    print(x, d, a, b, not await v(0), -await v(4), await v(2) ** 3)  # expect: 5 {'k': 11, 'z': 9} x ['y', 'z'] True -4 8
    assert await v(1), await v("msg")
    if await v(0) or await v(7):
        print(max(await v(3), *await v([1, 8])), dict(k=await v(1)))  # expect: 8 {'k': 1}
asyncio.run(main())
