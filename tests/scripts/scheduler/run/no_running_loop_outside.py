import asyncio
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)  # expect: no running event loop
async def main():
    loop = asyncio.get_running_loop()
    print(loop is asyncio.get_running_loop(), loop.is_running(), loop.is_closed())  # expect: True True False
    return loop
loop = asyncio.run(main())
print(loop.is_closed())  # expect: True
