# stderr: any
import asyncio, sys

async def main():
    async def child(): pass
    coroutine = child()
    print(sys.get_coroutine_origin_tracking_depth(), coroutine.cr_origin[0][2])
    coroutine.close()

asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
asyncio.run(asyncio.sleep(0), debug=False)

class Own(asyncio.SelectorEventLoop):
    pass

with asyncio.Runner(debug=True, loop_factory=Own) as runner:
    runner.run(main())
print(sys.get_coroutine_origin_tracking_depth())
