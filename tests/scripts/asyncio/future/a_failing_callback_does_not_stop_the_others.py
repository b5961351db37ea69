# stderr: any
import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.add_done_callback(lambda f: print("second"))
    future.set_result(None)
    await asyncio.sleep(0)
    print("the loop goes on")
asyncio.run(main())
