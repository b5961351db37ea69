class M(type):
    def __instancecheck__(cls, o): print("asked", cls.__name__); return True  # expect: asked A
class A(metaclass=M): pass
class B(metaclass=M): pass
print(isinstance(5, (A, B)), isinstance(A.__new__(A), A), isinstance(5, (int, A)))  # expect: True True True
