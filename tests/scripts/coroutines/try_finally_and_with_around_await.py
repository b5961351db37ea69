import asyncio
class Res:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("acquire")
        return "res"
    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0)
        print("release", kind and kind.__name__)
        return kind is KeyError
async def main():
    async with Res() as r:
        print("using", r)
    async with Res() as a, Res() as b:
        raise KeyError("swallowed")
    try:
        async with Res():
            raise ValueError("passes")
    except ValueError as e:
        print(e)
    finally:
        await asyncio.sleep(0)
        print("done")
asyncio.run(main())
