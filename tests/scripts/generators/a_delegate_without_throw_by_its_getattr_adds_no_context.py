class Numbers:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise AttributeError(name)

def outer():
    yield from Numbers()

g = outer()
next(g)
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print(repr(error), error.__context__)  # expect: ValueError('thrown') None
