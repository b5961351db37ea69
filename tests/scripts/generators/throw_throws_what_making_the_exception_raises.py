class NoException(Exception):
    def __new__(cls, *args):
        return cls


class Fails(Exception):
    def __init__(self, *args):
        raise KeyError("while it is made")


def catches():
    try:
        yield 1
    except Exception as error:
        yield type(error).__name__


for kind in (NoException, Fails):
    generator = catches()
    try:
        generator.throw(kind)
    except Exception as error:
        print("before it starts:", type(error).__name__, next(generator, "ended"))
    generator = catches()
    print(next(generator), generator.throw(kind))
