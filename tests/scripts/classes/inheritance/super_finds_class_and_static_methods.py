class A:
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return "static"
    @property
    def p(self): return "property"
class B(A):
    @classmethod
    def c(cls): return "B " + super().c()
    @staticmethod
    def s(): return "B " + super(B, B).s()
    @property
    def p(self): return "B " + super().p
print(B.c(), B().c(), B.s(), B().p)  # expect: B B B B B static B property
