class C: pass
try:
    C(1)
except TypeError as e:
    print(e)  # expect: C() takes no arguments
class D:
    def __init__(self, x): pass
try:
    D()
except TypeError as e:
    print(e)  # expect: D.__init__() missing 1 required positional argument: 'x'
try:
    object(1)
except TypeError as e:
    print(e)  # expect: object() takes no arguments
