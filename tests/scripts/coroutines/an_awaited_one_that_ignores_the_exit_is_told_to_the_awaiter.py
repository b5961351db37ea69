class Pause:
    def __await__(self):
        yield 1

async def inner():
    try:
        await Pause()
    finally:
        await Pause()

async def outer():
    try:
        await inner()
    except RuntimeError as error:
        print("outer got", error)  # expect: outer got coroutine ignored GeneratorExit

c = outer()
c.send(None)
print(c.close())  # expect: None
