import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    for ask in (t.result, t.exception):
        try:
            ask()
        except asyncio.InvalidStateError as e:
            print(e)
            # expect: Result is not set.
            # expect: Exception is not set.
    await t
    print(t.result(), t.exception())  # expect: None None
asyncio.run(main())
