import asyncio
async def work():
    await asyncio.sleep(0)
    return "r"
async def main():
    t = asyncio.create_task(work(), name="worker")
    print(t.get_name(), t.done(), t.cancelled(), asyncio.isfuture(t), t.get_coro().__name__)  # expect: worker False False True work
    t.set_name("renamed")
    print(await t, t.done(), t.result(), t.exception(), t.get_name())  # expect: r True r None renamed
    print(asyncio.current_task().get_name()[:5], asyncio.current_task() in asyncio.all_tasks(), t in asyncio.all_tasks())  # expect: Task- True False
asyncio.run(main())
