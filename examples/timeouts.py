"""Three ways to wait no longer than you want to: a scope, a call, and a shield that outlives both."""

import asyncio


async def answer(delay, text):
    await asyncio.sleep(delay)
    return text


async def main():
    try:
        async with asyncio.timeout(0.02):
            print(await answer(0, "in time"))
            print(await answer(60, "never printed"))
    except TimeoutError:
        print("the scope ran out")

    try:
        await asyncio.wait_for(answer(60, "never returned"), timeout=0.01)
    except TimeoutError:
        print("the call ran out")

    precious = asyncio.create_task(answer(0.03, "saved"))
    try:
        await asyncio.wait_for(asyncio.shield(precious), timeout=0.01)
    except TimeoutError:
        print("gave up waiting, but the work goes on:", not precious.done())
    print(await precious)

    fastest = [asyncio.create_task(answer(delay, text)) for delay, text in ((0.03, "tortoise"), (0.01, "hare"))]
    for finished in asyncio.as_completed(fastest):
        print(await finished)


if __name__ == "__main__":
    asyncio.run(main())
