# python3: differs because 3.14 words it in another way
class C:
    def m(self, x=1): "doc of m"
b = C().m
print(b.__name__, b.__doc__, b.__func__ is C.m, b.__defaults__, b.__qualname__, type(b).__name__)
try:
    b.extra = 1
except AttributeError as e:
    print(e)
C.m.extra = 2
print(b.extra)
