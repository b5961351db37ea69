class C:
    p = property(lambda self: "get")
    @p.setter
    def q(self, value): print("set", value)  # expect: set 1
c = C()
c.q = 1
print(c.q, C.p.fset, C.q.fset.__name__)  # expect: get None q
r = C.q.getter(lambda self: "other")
print(r.fget(None), r is C.q)  # expect: other False
