# python3: differs because 3.14 words some of it in another way
CASES = [
    (int, (sorted, 1)), (int, (5, 40)), (int, (5, "a")), (int, ("5", 2.5)), (str, (None, None)), (str, (b"", None)), (str, (b"", "ascii", 5)),
    (bytes, (2, range(3))), (bytes, (b"", None)), (bytes, (b"", "ascii", 1)), (bytes, (b"", "ascii")), (bytes, (1, "x\0")),
    (bytearray, (2, 3.5)), (sum, (5, "x")), (sum, ([], "x")), (ExceptionGroup, (None, [])), (ExceptionGroup, ("g", b"ab")), (ExceptionGroup, ("g", "")),
    (ExceptionGroup, ("g", {})), (vars, (5,)),
]
for kind, args in CASES:
    try:
        print(kind(*args))
    except Exception as e:
        print(kind.__name__, type(e).__name__, e)
not_callable = 5
for call in lambda: not_callable(**{1: 2}), lambda: print(**{1: 2}):
    try:
        call()
    except TypeError as e:
        print(e)


class NoText:
    def __repr__(self): return 5

    def __getattr__(self, name): raise AttributeError(name)

    __slots__ = ()


for call in lambda: format(NoText()), lambda: f"{NoText()}", lambda: vars(NoText()):
    try:
        call()
    except TypeError as e:
        print(e)


class Meta(type):
    def __getattr__(cls, name): raise AttributeError(name)


class C(metaclass=Meta): pass


try:
    C[0]
except TypeError as e:
    print(e)
