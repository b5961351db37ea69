import asyncio
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
async def holds(name):
    d = D(name)
    await asyncio.sleep(0)
    return name
async def main():
    print(await holds("awaited"))
    task = asyncio.create_task(holds("task"))
    await task
    print("task done", task.result())
asyncio.run(main())
print("over")
