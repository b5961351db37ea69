async def numbers():
    try:
        yield 1
        1 / 0
    finally:
        yield 2
def step(awaitable):
    try:
        print("yielded", awaitable.send(None))
    except BaseException as error:
        print(type(error).__name__, error)
generator = numbers()
for _ in range(4):
    awaitable = generator.__anext__()
    step(awaitable)
    step(awaitable)
async def catching():
    try:
        yield 1
    except ValueError:
        yield 2
generator = catching()
step(generator.__anext__())
throwing = generator.athrow(ValueError)
step(throwing)
step(throwing)
closing = generator.aclose()
step(closing)
step(closing)
