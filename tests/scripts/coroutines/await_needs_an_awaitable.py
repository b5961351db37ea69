import asyncio
async def main():
    class NotAwaitable: pass
    for thing in (5, None, [1], NotAwaitable()):
        try:
            await thing
        except TypeError:
            print("cannot await", type(thing).__name__)
            # expect: cannot await int
            # expect: cannot await NoneType
            # expect: cannot await list
            # expect: cannot await NotAwaitable
asyncio.run(main())
