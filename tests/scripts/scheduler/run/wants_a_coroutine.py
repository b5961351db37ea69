import asyncio
try:
    asyncio.run(5)
except (ValueError, TypeError):
    print("refused 5")  # expect: refused 5
async def main(): return 1
try:
    asyncio.run(main)
except (ValueError, TypeError):
    print("refused a function")  # expect: refused a function
