# python3: differs because 3.14 says what cannot be awaited in other words
class Failing:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


class Number(Failing):
    def __anext__(self):
        return 5


async def loop(iterable):
    async for _ in iterable:
        pass


for cls in (Failing, Number):
    try:
        loop(cls()).send(None)
    except TypeError as error:
        print(error, repr(error.__cause__))
