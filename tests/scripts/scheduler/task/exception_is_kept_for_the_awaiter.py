import asyncio
async def fails():
    raise ValueError("kept")
async def main():
    t = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print(t.done(), repr(t.exception()), t.cancelled())  # expect: True ValueError('kept') False
    for _ in range(2):
        try:
            await t
        except ValueError as e:
            print("raised", e)
            # expect: raised kept
            # expect: raised kept
    try:
        t.result()
    except ValueError as e:
        print("result", e)  # expect: result kept
asyncio.run(main())
