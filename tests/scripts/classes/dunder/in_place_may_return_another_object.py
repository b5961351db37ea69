class C:
    def __iadd__(self, o): return "replaced"
    def __add__(self, o): return "added"
c = C()
c += 1
print(c)  # expect: replaced
class D:
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return "sub"
d = D()
d -= 1
print(d)  # expect: sub
try:
    e = object()
    e *= 2
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for *=: 'object' and 'int'
