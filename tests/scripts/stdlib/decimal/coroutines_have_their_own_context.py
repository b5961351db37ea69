import asyncio
from decimal import Decimal, getcontext, localcontext


async def work(precision):
    with localcontext(prec=precision):
        await asyncio.sleep(0.001)
        return Decimal(1) / 3


async def main():
    print(await asyncio.gather(work(3), work(5), work(7)), getcontext().prec)


asyncio.run(main())
