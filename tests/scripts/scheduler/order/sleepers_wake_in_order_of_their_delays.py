# options: --virtual-time
import asyncio
async def sleeper(n):
    await asyncio.sleep(n * 0.008)
    log.append(n)
async def main():
    await asyncio.gather(*(sleeper(n) for n in (3, 1, 0, 2)))
log = []
asyncio.run(main())
print(log)  # expect: [0, 1, 2, 3]
