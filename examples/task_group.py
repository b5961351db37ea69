"""A task group keeps its children together: when one fails, the others are cancelled, and none is left behind."""

import asyncio


async def download(name, steps):
    try:
        for step in range(steps):
            await asyncio.sleep(0)
        print(f"{name}: complete after {steps} steps")
        return f"<{name}>"
    except asyncio.CancelledError:
        print(f"{name}: cancelled")
        raise


async def broken(name, steps):
    for step in range(steps):
        await asyncio.sleep(0)
    raise ConnectionError(f"{name} hung up")


async def main():
    async with asyncio.TaskGroup() as group:
        pages = [group.create_task(download(name, steps)) for name, steps in (("news", 3), ("mail", 1), ("maps", 2))]
    print("all there:", " ".join(page.result() for page in pages))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(download("fast", 1))
            group.create_task(download("slow", 100))
            group.create_task(broken("peer", 5))
    except ExceptionGroup as problems:
        for problem in problems.exceptions:
            print("group failed:", problem)


if __name__ == "__main__":
    asyncio.run(main())
