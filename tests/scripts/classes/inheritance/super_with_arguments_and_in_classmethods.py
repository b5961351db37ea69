class A:
    def f(self): return "A.f"
    @classmethod
    def make(cls): return f"made {cls.__name__}"
class B(A):
    def f(self): return "B.f"
    @classmethod
    def make(cls): return super().make() + "!"
class C(B):
    def f(self): return super(B, self).f()
print(C().f(), B.make(), C.make())  # expect: A.f made B! made C!
print(super(C, C()).f())  # expect: B.f
try:
    super(A, 5).f
except TypeError:
    print("5 is no A")  # expect: 5 is no A
