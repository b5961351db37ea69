class A: pass
class B(A): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(str(e).splitlines()[0])  # expect: Cannot create a consistent method resolution
try:
    class D(A, A): pass
except TypeError as e:
    print(e)  # expect: duplicate base class A
