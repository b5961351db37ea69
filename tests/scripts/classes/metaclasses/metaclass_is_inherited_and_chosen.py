class M(type): pass
class N(M): pass
class A(metaclass=M): pass
class B(A): pass
class C(A, metaclass=N): pass
class D(B, C): pass
print([type(c).__name__ for c in (A, B, C, D)])  # expect: ['M', 'M', 'N', 'N']
class O(type): pass
try:
    class E(A, metaclass=O): pass
except TypeError as e:
    print(e)  # expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
