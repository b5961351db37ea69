class A:
    def __class_getitem__(cls, key): return f"{cls.__name__}[{key}]"
class B(A): pass
class M(type):
    def __getitem__(cls, key): return "meta", key
class C(A, metaclass=M): pass
print(A[1], B["x", 2], C[3])  # expect: A[1] B[('x', 2)] ('meta', 3)
class D: pass
try:
    D[1]
except TypeError as e:
    print(e)  # expect: type 'D' is not subscriptable
