class C:
    def __repr__(self): return 5
class D:
    def __str__(self): return None
for f in (lambda: repr(C()), lambda: str(C()), lambda: str(D()), lambda: "%s" % D(), lambda: print(D()), lambda: "%r" % C()):
    try: f()
    except TypeError as e: print(e)
    # expect: __repr__ returned non-string (type int)
    # expect: __str__ returned non-string (type int)
    # expect: __str__ returned non-string (type NoneType)
    # expect: __str__ returned non-string (type NoneType)
    # expect: __str__ returned non-string (type NoneType)
    # expect: __repr__ returned non-string (type int)
