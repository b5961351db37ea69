class M(type):
    def mro(cls): return [cls]

class A(metaclass=M):
    x = 5

a = A()
print(a.x, A.__mro__ == (A,), type(a) is A)
