import asyncio
async def main():
    await asyncio.sleep(0)
    raise LookupError("from main")  # expect raises: LookupError: from main
try:
    asyncio.run(main())
except LookupError as e:
    print(e)  # expect: from main
asyncio.run(main())
