class A: pass
class B(A): pass
class C(B): pass
for bases in [(), 3, (3,), (C,), (int,), (bool,)]:
    try:
        B.__bases__ = bases
    except TypeError as error:
        print(error)
try:
    del B.__bases__
except TypeError as error:
    print(error)
print(B.__bases__, C.__mro__)
