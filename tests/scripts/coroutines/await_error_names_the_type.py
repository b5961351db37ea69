# python3: differs because the wording is that of 3.14
import asyncio
async def main():
    await 5  # expect raises: TypeError: 'int' object can't be awaited
asyncio.run(main())
