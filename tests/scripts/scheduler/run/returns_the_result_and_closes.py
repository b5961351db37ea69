import asyncio
async def main():
    return {"answer": 42}
print(asyncio.run(main()))  # expect: {'answer': 42}
print(asyncio.run(main())["answer"])  # expect: 42
