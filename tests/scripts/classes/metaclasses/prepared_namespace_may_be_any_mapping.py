class Log(dict):
    def __setitem__(self, k, v):
        if k[:2] != "__": print("defined", k)
        # expect: defined a
        # expect: defined f
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, name, bases): return Log(given=1)
class C(metaclass=M):
    a = given + 1
    def f(self): pass
print(C.a, C.given)  # expect: 2 1
class Bad(type):
    @classmethod
    def __prepare__(m, name, bases): return 5
try:
    class D(metaclass=Bad): pass
except TypeError as e:
    print(e)  # expect: Bad.__prepare__() must return a mapping, not int
