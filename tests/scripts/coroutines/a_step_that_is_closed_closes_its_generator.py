# python3: differs because until 3.12 closing a step that was not begun did nothing
async def items():
    try:
        yield 0
        yield 1
    finally:
        print("closed")


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as end:
        return end.value
    except BaseException as error:
        return repr(error)


for begins in False, True:
    for step in "__anext__", "aclose":
        generator = items()
        if begins:
            print("begun", drive(generator.__anext__()))
        print(step, getattr(generator, step)().close())
        print("next", drive(generator.__anext__()))

generator = items()
used = generator.__anext__()
print(drive(used), used.close(), drive(generator.__anext__()))
drive(generator.aclose())
