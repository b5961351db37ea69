import asyncio
class Steps:
    def __init__(self, count): self.count = count
    def send(self, value):
        self.count -= 1
        if self.count < 0:
            raise StopIteration("done")
    def throw(self, *error):
        print("throw", type(error[0]).__name__)
        raise error[0]
    def close(self): pass
    def __await__(self): return self

async def main():
    print(asyncio.iscoroutine(Steps(1)), asyncio.iscoroutine(3))
    print(await asyncio.create_task(Steps(2)), await asyncio.ensure_future(Steps(0)))
    task = asyncio.create_task(Steps(50))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
