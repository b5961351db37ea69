# `acquire` asks the `locked` of a subclass.
import asyncio


class Closable(asyncio.Semaphore):
    is_closed = False

    def locked(self):
        print("locked?")
        return self.is_closed or super().locked()


async def use(semaphore, name):
    async with semaphore:
        print(name, "is in", semaphore._value)
        await asyncio.sleep(0)
    print(name, "is out")


async def main():
    semaphore = Closable(2)
    print(await semaphore.acquire(), semaphore._value)
    semaphore.release()
    semaphore.is_closed = True
    tasks = [asyncio.create_task(use(semaphore, name)) for name in "ab"]
    await asyncio.sleep(0)
    print(len(semaphore._waiters), semaphore._value)
    semaphore.is_closed = False
    semaphore.release()
    semaphore.release()
    await asyncio.gather(*tasks)
    print(semaphore._value)


asyncio.run(main())
