import asyncio

from _lib.cases import interrupt, show


async def interrupted(answer):
    interrupt()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cancelled")
        if answer == "again":
            interrupt()
        if answer == "raise":
            raise
    return "returned"


for answer in ("raise", "swallow", "again"):
    print("--", answer)
    with asyncio.Runner() as runner:
        show(lambda: runner.run(interrupted(answer)))
        show(lambda: runner.run(asyncio.sleep(0, "the next one")))
