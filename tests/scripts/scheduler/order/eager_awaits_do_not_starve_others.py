import asyncio
async def immediate(n):
    return n
async def busy(name):
    total = 0
    for i in range(1000):
        total += await immediate(i)
    log.append((name, total))
async def main():
    await asyncio.gather(busy("a"), busy("b"))
log = []
asyncio.run(main())
print(log)  # expect: [('a', 499500), ('b', 499500)]
