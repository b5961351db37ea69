# python3: differs because since 3.12 a RuntimeError takes its place
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    f.set_exception(StopIteration("s"))
    try:
        await f
    except RuntimeError as e:
        print(e)  # expect: StopIteration interacts badly with generators and cannot be raised into a Future
        print(repr(e.__cause__))  # expect: StopIteration('s')
asyncio.run(main())
