def swallows():
    try:
        yield 1
    except ValueError as error:
        yield "caught"
        try:
            raise
        except ValueError as again:
            print(again is error, again.__context__)
        yield "after"
        try:
            raise KeyError("inner")
        except KeyError as inner:
            print(repr(inner.__context__))
            yield "nested"
            print(repr(inner.__context__))
        try:
            raise
        except ValueError as again:
            print("still", again is error)
    try:
        raise
    except RuntimeError as none:
        print(none)
    yield "end"


generator = swallows()
print(next(generator))
try:
    raise ValueError("thrown")
except ValueError as error:
    print(generator.throw(error))
    print(next(generator))
    print(next(generator))
try:
    raise TypeError("of another resumer")
except TypeError:
    print(next(generator)) if False else None
print(next(generator))


def outer():
    try:
        raise OSError("outer")
    except OSError:
        yield from inner()
        try:
            raise
        except OSError as error:
            print("outer", error)


def inner():
    try:
        raise LookupError("inner")
    except LookupError as error:
        yield repr(error.__context__)
        try:
            raise
        except LookupError as again:
            print(again is error)
    yield "inner done"


for item in outer():
    print(item)
