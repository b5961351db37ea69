import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(loop.is_running), loop.is_running())
asyncio.run(main())
