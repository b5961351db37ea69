# python3: differs because 3.14 reports what nobody is left to ask for
import asyncio


async def fail():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise ValueError("unseen")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"])))
    inner = asyncio.create_task(fail())
    shields = [asyncio.shield(inner), asyncio.shield(inner)]
    await asyncio.sleep(0)
    for shield in shields:
        shield.cancel()
    await asyncio.wait([inner])  # expect: ValueError exception in shielded future ValueError('unseen')


asyncio.run(main())
