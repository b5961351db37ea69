import asyncio
async def killer(main_task):
    main_task.cancel()
async def main():
    asyncio.create_task(killer(asyncio.current_task()))
    try:
        await asyncio.sleep(10)
    finally:
        print("main cleanup")  # expect: main cleanup
try:
    asyncio.run(main())
except asyncio.CancelledError:
    print("run raised CancelledError")  # expect: run raised CancelledError
