import asyncio
class F(asyncio.Future):
    def add_done_callback(self, *a, **k):
        print("adc"); return super().add_done_callback(*a, **k)
class T(asyncio.Task):
    def add_done_callback(self, *a, **k):
        print("tadc"); return super().add_done_callback(*a, **k)
async def main():
    f = F()
    async def w():
        try: return await f
        except BaseException as e: print("w", repr(e)); raise
    t = asyncio.create_task(w()); await asyncio.sleep(0); f.set_result(3); print(await t)
    f = F()
    t = T(w(), loop=asyncio.get_running_loop()); await asyncio.sleep(0); t.cancel("m")
    try: print(await t)
    except asyncio.CancelledError as e: print("c", e.args)
    f = F(); t = T(w(), loop=asyncio.get_running_loop()); await asyncio.sleep(0)
    f.set_exception(ValueError(1))
    try: print(await t)
    except ValueError as e: print("v", e.args)
asyncio.run(main())
