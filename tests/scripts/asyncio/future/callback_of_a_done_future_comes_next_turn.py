import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    future.add_done_callback(lambda f: print("callback", f.result()))
    print("added")
    await asyncio.sleep(0)
    print("end")
asyncio.run(main())
