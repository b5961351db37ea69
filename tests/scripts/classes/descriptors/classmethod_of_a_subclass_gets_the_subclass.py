class A:
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def plain(*a): return a
class B(A): pass
print(A.make(1), B.make(2), B().make(3), B.plain(4), B().plain(5))  # expect: ('A', (1,)) ('B', (2,)) ('B', (3,)) (4,) (5,)
print(A.__dict__["make"].__func__(int), A.__dict__["plain"](6))  # expect: ('int', ()) (6,)
