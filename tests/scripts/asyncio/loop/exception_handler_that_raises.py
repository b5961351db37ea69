# stderr: any
import asyncio
def handler(loop, context):
    raise ValueError("handler")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("the loop goes on")
asyncio.run(main())
