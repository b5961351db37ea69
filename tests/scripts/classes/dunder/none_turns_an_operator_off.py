class A:
    def __add__(self, o): return "A"
class B(A):
    __add__ = None
    __radd__ = None
for f in (lambda: B() + 1, lambda: 1 + B(), lambda: A() + B()):
    try: print(f())
    except TypeError as e: print(e)
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
