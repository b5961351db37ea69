class A:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "radd"
class B(A): pass
try:
    A() + A()
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'A' and 'A'
print(A() + B(), B() + A() if False else "", 1 + A())  # expect: radd  radd
