# python3: differs because the rule is newer than 3.11
import asyncio
async def nothing(): pass
async def main():
    coro = nothing()
    try:
        list(asyncio.as_completed(coro))
    except TypeError as error:
        print(error)
    coro.close()
asyncio.run(main())
