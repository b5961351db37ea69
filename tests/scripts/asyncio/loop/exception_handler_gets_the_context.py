import asyncio
def handler(loop, context):
    print(sorted(context), type(context["exception"]).__name__, context["message"].split(" at ")[0])
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(loop.get_exception_handler() is handler)
asyncio.run(main())
