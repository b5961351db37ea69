import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(t.cancel("stop it"), t.cancelled(), t.cancelling())  # expect: True False 1
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled", e.args, t.cancelled(), t.done(), t.cancel())  # expect: cancelled ('stop it',) True True False
    for ask in (t.result, t.exception):
        try:
            ask()
        except asyncio.CancelledError as e:
            print(type(e).__name__)
            # expect: CancelledError
            # expect: CancelledError
asyncio.run(main())
