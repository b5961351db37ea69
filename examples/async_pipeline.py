"""Async generators as stages of a pipeline: each pulls from the one before it, one item at a time."""

import asyncio
from contextlib import aclosing

TEXT = """the quick brown fox
jumps over the lazy dog
while the cat sleeps

and the dog dreams of the fox"""


async def lines(text):
    try:
        for line in text.split("\n"):
            await asyncio.sleep(0)
            yield line
    finally:
        print("(source closed)")


async def words(source):
    async for line in source:
        for word in line.split():
            yield word


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def main():
    counts = {}
    async for word in words(lines(TEXT)):
        counts[word] = counts.get(word, 0) + 1
    common = sorted(counts, key=lambda word: (-counts[word], word))[:3]
    print({word: counts[word] for word in common})

    longest = [max(batch, key=len) async for batch in batches(words(lines(TEXT)), 6)]
    print(longest)

    async with aclosing(lines(TEXT)) as source:
        async for line in source:
            print("only the first line:", line)
            break


if __name__ == "__main__":
    asyncio.run(main())
