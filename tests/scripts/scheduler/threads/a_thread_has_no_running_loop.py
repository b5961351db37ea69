import asyncio


def inside():
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)  # expect: no running event loop
    return asyncio.run(asyncio.sleep(0.001, "a loop of its own"))


async def main():
    print(await asyncio.to_thread(inside))  # expect: a loop of its own
    print(asyncio.current_task().get_name())  # expect: Task-1


asyncio.run(main())
