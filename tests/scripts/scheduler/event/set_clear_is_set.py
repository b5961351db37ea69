import asyncio
async def main():
    e = asyncio.Event()
    print(e.is_set())  # expect: False
    t = asyncio.create_task(e.wait())
    await asyncio.sleep(0)
    print(t.done())  # expect: False
    e.set()
    print(await t, e.is_set(), await e.wait())  # expect: True True True
    e.clear()
    print(e.is_set())  # expect: False
    try:
        await asyncio.wait_for(e.wait(), 0.002)
    except TimeoutError:
        print("still clear")  # expect: still clear
asyncio.run(main())
