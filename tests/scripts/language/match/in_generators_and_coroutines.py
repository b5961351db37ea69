import asyncio
def walk(tree):
    match tree:
        case [left, value, right]:
            yield from walk(left)
            yield value
            yield from walk(right)
        case None: return
print(list(walk([[None, 1, None], 2, [None, 3, None]])))  # expect: [1, 2, 3]
async def main():
    async def item(): return ("ok", 5)
    match await item():
        case ("ok", value) if await asyncio.sleep(0, True): print(value)  # expect: 5
asyncio.run(main())
