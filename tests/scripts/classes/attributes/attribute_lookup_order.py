class Data:
    def __get__(self, o, t): return "data descriptor"
    def __set__(self, o, v): pass
class NonData:
    def __get__(self, o, t): return "non-data descriptor"
class C:
    a, b, c = Data(), NonData(), "class"
o = C()
print(o.a, o.b, o.c)  # expect: data descriptor non-data descriptor class
o.__dict__.update(a="instance", b="instance", c="instance")
print(o.a, o.b, o.c)  # expect: data descriptor instance instance
