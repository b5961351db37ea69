import asyncio
async def note(i):
    await asyncio.sleep(0)
    log.append(i)
async def main():
    tasks = [asyncio.create_task(note(i)) for i in range(1000)]
    for t in reversed(tasks):
        await t
log = []
asyncio.run(main())
print(log == list(range(1000)), len(log))  # expect: True 1000
