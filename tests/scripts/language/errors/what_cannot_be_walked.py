# python3: differs because 3.14 words some of it in another way
class OnlyNext:
    def __next__(self): pass

class Raises:
    def __iter__(self): raise TypeError("mine")

class NoIterator:
    def __iter__(self): return self

class Refuses:
    __iter__ = None


def f(*a): pass

def unpack(o): a, = o

def extend(o):
    x = []
    x += o

def assign(o):
    x = [1, 2]
    x[:] = o

def assign_bytes(o):
    bytearray(b"ab")[:] = o


USES = [
    lambda o: f(*o), lambda o: f(1, *o), lambda o: [*o], lambda o: print(*o), lambda o: 1 in o, unpack, extend, assign, assign_bytes,
    lambda o: "".join(o), lambda o: b"".join(o), lambda o: bytes(o), lambda o: bytearray().extend(o), lambda o: sum(o, ""),
]
for kind in OnlyNext, Raises, NoIterator, Refuses:
    for number, use in enumerate(USES):
        try:
            use(kind())
        except TypeError as e:
            print(kind.__name__, number, e, repr(e.__context__))


def gen():
    yield "a"
    raise TypeError("inside")


for use in lambda: "".join(gen()), lambda: [*gen()], lambda: 1 in gen():
    try:
        use()
    except TypeError as e:
        print(e)
