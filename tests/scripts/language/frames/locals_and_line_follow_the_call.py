import sys
def live(a, b=2):
    frame = sys._getframe()
    print(sorted(frame.f_locals))
    c = a + b
    print(sorted(frame.f_locals), frame.f_locals["c"])
    first = frame.f_lineno
    second = frame.f_lineno
    print(second - first)
    print(frame.f_globals is globals(), frame.f_back.f_locals is globals())
live(1)
live(5)
def closure():
    n = 5
    def inner():
        m = n
        return dict(sys._getframe().f_locals)
    return inner()
print(closure())
class Body:
    z = 1
    print([name for name in sys._getframe().f_locals if name == "z"])
def callee():
    return sorted(sys._getframe(1).f_locals)
def branching(flag):
    if flag:
        bound = 1
    names = callee()
    if flag:
        names.append(bound)
    return names
print(branching(True), branching(False))
