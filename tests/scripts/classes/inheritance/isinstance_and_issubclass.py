class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), isinstance(B(), (int, A)), isinstance(3, int | str))  # expect: True False True True
print(issubclass(B, A), issubclass(A, A), issubclass(bool, int), issubclass(B, (str, object)))  # expect: True True True True
try:
    isinstance(1, 5)
except TypeError as e:
    print(e)  # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
try:
    issubclass(1, int)
except TypeError as e:
    print(e)  # expect: issubclass() arg 1 must be a class
