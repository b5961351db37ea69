class A: pass
class B(A): pass
class Bare: __slots__ = ()
class Other(Bare): __slots__ = ()
class L(list): pass

for cls, bases in ((B, (object,)), (A, (int,)), (B, (L,)), (L, (dict,)), (Other, (object,))):
    try:
        cls.__bases__ = bases
        print("assigned")
    except TypeError as error:
        print(error)
