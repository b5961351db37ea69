import asyncio
async def nothing(): pass
async def main():
    loop = asyncio.get_running_loop()
    try:
        loop.call_soon(nothing)
    except TypeError as error:
        print(error)
    try:
        loop.call_soon(3)
    except TypeError as error:
        print(error)
asyncio.run(main(), debug=True)
