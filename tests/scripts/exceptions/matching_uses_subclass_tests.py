class M(type):
    def __subclasscheck__(cls, c): print("asked"); return True
class Odd(Exception, metaclass=M): pass
try:
    try:
        raise ValueError
    except Odd:
        print("not by the hook")
except ValueError:
    print("passed")  # expect: passed
class Late(Exception): pass
try:
    raise Late
except (KeyError, (ValueError, Late) if False else Late):
    print("tuple")  # expect: tuple
