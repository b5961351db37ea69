class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def fails(name):
    d = D(name)
    raise ValueError(name)
try:
    fails("called")
except ValueError:
    print("handler")
print("after")
try:
    fails("named")
except ValueError as error:
    print("handler", error)
print("after")
try:
    fails("without traceback")
except ValueError as error:
    error.__traceback__ = None
    print("handler", error)
print("after")
def gen():
    d = D("in generator")
    yield 1
    raise KeyError
g = gen()
next(g)
try:
    next(g)
except KeyError:
    print("handler")
print("after")
def passes():
    d = D("passes")
    fails("inner")
try:
    passes()
except ValueError as error:
    kept = error
print("kept")
del kept
print("dropped")
