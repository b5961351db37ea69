import asyncio


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    coroutine = nothing()
    for call in (
        lambda: asyncio.run(coroutine), lambda: asyncio.Runner().run(coroutine), lambda: loop.run_until_complete(coroutine),
        loop.run_forever, asyncio.new_event_loop().run_forever, loop.close,
    ):
        try:
            call()
        except RuntimeError as error:
            print(error)
            # expect: asyncio.run() cannot be called from a running event loop
            # expect: Runner.run() cannot be called from a running event loop
            # expect: This event loop is already running
            # expect: This event loop is already running
            # expect: Cannot run the event loop while another loop is running
            # expect: Cannot close a running event loop
    coroutine.close()
    print("goes on")  # expect: goes on


asyncio.run(main())
