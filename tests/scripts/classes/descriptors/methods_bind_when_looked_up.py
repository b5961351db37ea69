class C:
    def m(self): return self
c = C()
bound = c.m
C.m = lambda self: "changed"
print(bound() is c, c.m(), bound.__self__ is c, c.m == c.m, c.m is c.m, C.__dict__["m"].__get__(c)())  # expect: True changed True True False changed
