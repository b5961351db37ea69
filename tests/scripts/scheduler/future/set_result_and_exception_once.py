import asyncio
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), asyncio.isfuture(f))  # expect: False True
    f.set_result(5)
    print(f.done(), f.result(), await f, f.exception())  # expect: True 5 5 None
    for again in (lambda: f.set_result(6), lambda: f.set_exception(ValueError())):
        try:
            again()
        except asyncio.InvalidStateError as e:
            print("invalid state")
            # expect: invalid state
            # expect: invalid state
    print(f.cancel(), f.cancelled())  # expect: False False
    g = loop.create_future()
    g.set_exception(ValueError("set"))
    try:
        await g
    except ValueError as e:
        print(e, repr(g.exception()))  # expect: set ValueError('set')
asyncio.run(main())
