class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class K1(A, B): pass
class K2(B, C): pass
class Z(K1, K2): pass
print([k.__name__ for k in Z.__mro__])  # expect: ['Z', 'K1', 'A', 'K2', 'B', 'C', 'O', 'object']
print(Z.mro() == list(Z.__mro__), Z.__bases__ == (K1, K2), Z.__base__.__name__)  # expect: True True K1
