class D:
    def __get__(self, instance, owner): return "got"
class C: pass
c = C()
c.d = D()
print(type(c.d).__name__)  # expect: D
C.d = c.d
del c.d
print(c.d)  # expect: got
