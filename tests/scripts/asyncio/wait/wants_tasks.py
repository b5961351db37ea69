import asyncio
async def nothing(): pass
async def main():
    coro = nothing()
    for argument in ([coro], coro, []):
        try:
            await asyncio.wait(argument)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro.close()
    try:
        await asyncio.wait([asyncio.ensure_future(nothing())], return_when="x")
    except ValueError as error:
        print(error)
asyncio.run(main())
