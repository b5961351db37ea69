class A:
    def __sub__(self, o): return "A.sub"
    def __rsub__(self, o): return "A.rsub"
class B(A): pass
class C(A):
    def __rsub__(self, o): return "C.rsub"
print(A() - B(), A() - C(), C() - A())  # expect: A.sub C.rsub A.sub
