class A: pass
A.__repr__ = A.__str__
class B: pass
B.__call__ = B()
for wrong in (lambda: repr(A()), lambda: B()()):
    try:
        wrong()
    except RecursionError as error:
        print("RecursionError")
