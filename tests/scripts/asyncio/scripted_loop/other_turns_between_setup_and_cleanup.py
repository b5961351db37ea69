# python3: differs because the rule is newer than 3.11
# `run_forever` is a beginning, turns and an end, so that something else can make the turns.
import asyncio


class Guest(asyncio.SelectorEventLoop):
    def run_forever(self):
        self._run_forever_setup()
        print("running", self.is_running(), asyncio.get_running_loop() is self)
        try:
            while not self._stopping:
                self._run_once()
        finally:
            self._run_forever_cleanup()
        print("running", self.is_running())


async def main():
    await asyncio.sleep(0)
    return "done"


loop = Guest()
print(loop.run_until_complete(main()))
loop.close()
