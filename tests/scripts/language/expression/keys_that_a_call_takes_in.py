# python3: differs because 3.14 tells that keys() is no iterable
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class K:
    def __init__(self, given): self.given = given
    def keys(self):
        print("keys")
        return self.given
    def __getitem__(self, key):
        print("get", key)
        return key

class D(dict):
    def keys(self): return 5

def f(*a, **k): return a, k
tried(lambda: f(**K(5)))
tried(lambda: {**K(5)})
tried(lambda: dict(K(5)))
tried(lambda: f(**K([1])))
tried(lambda: f(x=1, **K(["y", "x"])))
tried(lambda: f(**D(a=1)))
