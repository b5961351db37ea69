class A: pass
class B: pass
class S: __slots__ = ("x",)
a = A()
a.__class__ = B
print(type(a).__name__, isinstance(a, B))  # expect: B True
for target in (S, int, 5):
    try:
        a.__class__ = target
    except TypeError as e:
        print(e)
        # expect: __class__ assignment: 'S' object layout differs from 'B'
        # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
        # expect: __class__ must be set to a class, not 'int' object
