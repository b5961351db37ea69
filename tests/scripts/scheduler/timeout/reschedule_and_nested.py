import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(10) as outer:
            try:
                async with asyncio.timeout(0.003):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner expired", outer.expired())  # expect: inner expired False
            outer.reschedule(loop.time() + 0.003)
            await asyncio.sleep(10)
    except TimeoutError:
        print("outer expired", outer.expired())  # expect: outer expired True
asyncio.run(main())
