# python3: differs because a script may await at its top level only in Pyish
import asyncio
async def value():
    await asyncio.sleep(0)
    return 5
print(await value())  # expect: 5
results = await asyncio.gather(value(), value())
print(results)  # expect: [5, 5]
