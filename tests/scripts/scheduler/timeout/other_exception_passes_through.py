import asyncio
async def main():
    try:
        async with asyncio.timeout(5):
            raise ValueError("mine")
    except ValueError as e:
        print(e)  # expect: mine
    try:
        async with asyncio.timeout(0.003):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                raise KeyError("replaced")
    except (KeyError, TimeoutError) as e:
        print(repr(e))  # expect: KeyError('replaced')
asyncio.run(main())
