import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(sorted(context), repr(context["exception"])))  # expect: ['exception', 'handle', 'message'] ZeroDivisionError('division by zero')
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print("still running")  # expect: still running
asyncio.run(main())
