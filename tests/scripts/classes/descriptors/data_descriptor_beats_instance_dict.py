class Data:
    def __get__(self, obj, kind=None): return ("data", obj is None, kind and kind.__name__)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, kind=None): return "nondata"
class C:
    d = Data()
    n = NonData()
c = C()
c.__dict__.update(d="inst d", n="inst n")
print(c.d, c.n, C.d, C.n)
c.d = 5
del c.d
