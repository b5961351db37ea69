# skip gc: a hundred thousand futures, looked at again and again
# The repr of a future shows its result, however deep that goes.
import asyncio


async def main():
    inner = asyncio.Future()
    inner.set_result(1)
    for _ in range(100_000):
        outer = asyncio.Future()
        outer.set_result(inner)
        inner = outer
    text = repr(inner)
    print(text.startswith("<Future finished result=<Future "), len(text) < 1000)


asyncio.run(main())  # expect: True True
