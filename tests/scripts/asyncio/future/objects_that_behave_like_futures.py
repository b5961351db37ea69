import asyncio
class Duck:
    _asyncio_future_blocking = False
    def __init__(self, loop):
        self.loop, self.callbacks, self.value = loop, [], None
    def get_loop(self): return self.loop
    def done(self): return self.value is not None
    def cancelled(self): return self.value == "cancelled"
    def add_done_callback(self, callback, *, context=None):
        print("add_done_callback", context is not None)
        self.callbacks.append((callback, context))
    def set_result(self, value):
        self.value = value
        for callback, context in self.callbacks:
            self.loop.call_soon(callback, self, context=context)
    def result(self):
        if self.value == "cancelled": raise asyncio.CancelledError
        return self.value
    def cancel(self, msg=None):
        print("cancel", msg)
        self.set_result("cancelled")
        return True
    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        return self.result()

async def main():
    loop = asyncio.get_running_loop()
    duck = Duck(loop)
    print(asyncio.isfuture(duck), asyncio.ensure_future(duck) is duck)
    async def wait(): return await duck
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    duck.set_result(5)
    print(await task)
    duck = Duck(loop)
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())

asyncio.run(main())
