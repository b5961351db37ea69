import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.add_done_callback(lambda f: log.append("callback 1"))
    async def waiter(name):
        log.append(await f + " " + name)
    w = [asyncio.create_task(waiter(n)) for n in "ab"]
    await asyncio.sleep(0)
    f.add_done_callback(lambda f: log.append("callback 2"))
    f.set_result("value")
    log.append("set")
    await asyncio.gather(*w)
log = []
asyncio.run(main())
print(log)  # expect: ['set', 'callback 1', 'value a', 'value b', 'callback 2']
