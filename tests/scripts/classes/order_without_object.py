class M(type):
    def mro(cls): return [cls]

class A(metaclass=M):
    x = 5

try:
    A()
except TypeError as error:
    print(error)
