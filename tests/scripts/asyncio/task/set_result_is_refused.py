import asyncio
async def nothing(): pass
async def main():
    task = asyncio.create_task(nothing())
    for call in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            call()
        except RuntimeError as error:
            print(error)
    await task
asyncio.run(main())
