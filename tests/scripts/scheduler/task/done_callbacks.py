import asyncio
async def work(): return 7
async def main():
    t = asyncio.create_task(work())
    def one(task): log.append(("one", task is t, task.result()))
    def two(task): log.append("two")
    t.add_done_callback(one)
    t.add_done_callback(two)
    t.add_done_callback(two)
    print(t.remove_done_callback(two), t.remove_done_callback(two))  # expect: 2 0
    await t
    print(log)  # expect: [('one', True, 7)]
    t.add_done_callback(lambda task: log.append("late"))
    print(len(log))  # expect: 1
    await asyncio.sleep(0)
    print(log[-1])  # expect: late
log = []
asyncio.run(main())
