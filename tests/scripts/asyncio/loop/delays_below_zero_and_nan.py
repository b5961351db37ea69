import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(-1, print, "negative")
    loop.call_later(float("nan"), print, "nan")
    await asyncio.sleep(0.001)
    for call in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
        try:
            call()
        except TypeError as error:
            print(error)
asyncio.run(main())
