import asyncio
class Shown:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"<shown {self.name}>"
    def __str__(self): return f"named {self.name}"
    def __call__(self, *args): pass

async def main():
    async def give(value): return value
    task = asyncio.create_task(give(Shown("result")), name=Shown("task"))
    task.add_done_callback(Shown("callback"))
    print(repr(task).partition(" cb=")[2], task.get_name())
    await task
    print(repr(task).partition(" result=")[2])
    task.set_name(Shown("later"))
    print(task.get_name())
    queue = asyncio.Queue()
    queue.put_nowait(Shown("item"))
    print(queue)

asyncio.run(main())
