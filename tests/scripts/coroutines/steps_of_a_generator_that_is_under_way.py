# python3: differs because until 3.12 what was thrown into such a step reached nobody
# While an async generator waits for something, nothing else may advance it.
import types


@types.coroutine
def pause():
    yield


async def items():
    await pause()
    yield 1


def try_steps(make):
    for advance in "send", "throw":
        generator = items()
        under_way = generator.__anext__()
        under_way.send(None)
        step = make(generator)
        try:
            getattr(step, advance)(None if advance == "send" else KeyError)
        except RuntimeError as error:
            print(error)


try_steps(lambda generator: generator.__anext__())
try_steps(lambda generator: generator.asend(7))
try_steps(lambda generator: generator.athrow(ValueError))
try_steps(lambda generator: generator.aclose())
