class D:
    def __set__(self, o, value): o.__dict__["d"] = value * 2
class C: d = D()
c = C()
print(type(c.d).__name__)  # expect: D
c.d = 4
print(c.d)  # expect: 8
