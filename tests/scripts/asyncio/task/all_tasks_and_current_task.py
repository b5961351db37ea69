import asyncio
async def child(): return asyncio.current_task().get_name()
async def main():
    tasks = [asyncio.create_task(child(), name=n) for n in "ab"]
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {asyncio.current_task()}))
    print(await asyncio.gather(*tasks), len(asyncio.all_tasks()))
asyncio.run(main())
