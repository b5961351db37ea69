import asyncio
async def a():
    await asyncio.sleep(0)
    raise ValueError("deep")
async def b():
    try:
        await a()
    finally:
        print("b finally")  # expect: b finally
async def c():
    try:
        await b()
    except ValueError as e:
        raise KeyError("wrapped") from e
async def main():
    try:
        await c()
    except KeyError as e:
        print(repr(e), repr(e.__cause__))  # expect: KeyError('wrapped') ValueError('deep')
asyncio.run(main())
