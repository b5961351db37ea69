class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.tag = name.lower()
    def __call__(cls, *a):
        return ("called", super().__call__(*a).n)
class C(metaclass=Meta, extra=1):
    def __init__(self, n): self.n = n
print(C(5), C.tag, type(C).__name__)
class D(C): pass
print(D.tag, isinstance(D, Meta))
