try:
    class C:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)  # expect: 'a' in __slots__ conflicts with class variable
class A: __slots__ = ("x",)
class B: __slots__ = ("y",)
try:
    class D(A, B): pass
except TypeError as e:
    print(e)  # expect: multiple bases have instance lay-out conflict
try:
    class E(int): __slots__ = ("z",)
except TypeError as e:
    print(e)  # expect: nonempty __slots__ not supported for subtype of 'int'
