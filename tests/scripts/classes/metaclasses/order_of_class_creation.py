class M(type):
    @classmethod
    def __prepare__(m, name, bases, **k): print("prepare", name, k); return {}
    def __new__(m, name, bases, body, **k): print("new", name, [n for n in body if n[:2] != "__"]); return super().__new__(m, name, bases, body)
    def __init__(cls, name, bases, body, **k): print("init", name); super().__init__(name, bases, body)
    def __call__(cls, *a): print("call", a); return super().__call__(*a)
class D:
    def __set_name__(self, o, n): print("set_name", n)
class P:
    def __init_subclass__(cls, **k): print("init_subclass", cls.__name__)
class C(P, metaclass=M, flag=1):
    print("body")
    x = D()
    def __init__(self, a): print("instance", a)
C(5)
