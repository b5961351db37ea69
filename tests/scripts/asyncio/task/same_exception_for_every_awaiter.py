import asyncio
async def fail(): raise ValueError("x")
async def main():
    task = asyncio.create_task(fail())
    errors = []
    for _ in range(2):
        try:
            await task
        except ValueError as error:
            errors.append(error)
    print(errors[0] is errors[1] is task.exception())
asyncio.run(main())
