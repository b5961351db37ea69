import asyncio
class Later:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "later"
async def main():
    print(await Later())
    print(await asyncio.gather(Later(), Later()))
    print(await asyncio.wait_for(Later(), 1))
asyncio.run(main())
