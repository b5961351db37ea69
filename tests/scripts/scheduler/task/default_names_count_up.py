import asyncio
async def noop(): return asyncio.current_task().get_name()
async def main():
    names = [await asyncio.create_task(noop()) for _ in range(3)]
    numbers = [int(n.removeprefix("Task-")) for n in names]
    print(numbers[1] - numbers[0], numbers[2] - numbers[1])  # expect: 1 1
asyncio.run(main())
