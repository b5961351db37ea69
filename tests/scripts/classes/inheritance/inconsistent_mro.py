# python3: differs because 3.13 writes the message on one line
class A: pass
class B(A): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)  # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
try:
    class D(A, A): pass
except TypeError as e:
    print(e)  # expect: duplicate base class A
