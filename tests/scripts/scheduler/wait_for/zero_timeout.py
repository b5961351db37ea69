import asyncio
async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result("ready")
    print(await asyncio.wait_for(done, 0))  # expect: ready
    t = asyncio.create_task(asyncio.sleep(1))
    try:
        await asyncio.wait_for(t, 0)
    except TimeoutError:
        print("timed out", t.cancelled())  # expect: timed out True
asyncio.run(main())
