import asyncio
class Bad:
    def __await__(self): yield 42
async def main():
    try:
        await Bad()
    except RuntimeError as error:
        print(error)
asyncio.run(main())
