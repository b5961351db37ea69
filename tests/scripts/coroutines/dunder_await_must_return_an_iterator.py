import asyncio
class Bad:
    def __await__(self):
        return [1]
async def main():
    try:
        await Bad()
    except TypeError as e:
        print(e)  # expect: __await__() returned non-iterator of type 'list'
asyncio.run(main())
