import asyncio
async def main():
    try:
        async with asyncio.timeout(0.001) as outer:
            try:
                async with asyncio.timeout(9) as inner:
                    await asyncio.sleep(9)
            finally:
                print("inner", inner.expired())
    except TimeoutError:
        print("outer", outer.expired(), asyncio.current_task().cancelling())
asyncio.run(main())
