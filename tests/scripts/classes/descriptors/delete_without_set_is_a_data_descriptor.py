class D:
    def __get__(self, o, t): return "got"
    def __delete__(self, o): print("deleted")  # expect: deleted
class C: d = D()
c = C()
del c.d
try:
    c.d = 1
except AttributeError as e:
    print(e)  # expect: __set__
c.__dict__["d"] = 5
print(c.d)  # expect: got
