def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not callable
        # expect: 'str' object is not callable
        # expect: 'NoneType' object is not callable
        # expect: 'list' object is not callable
        # expect: 'C' object is not callable
attempt(lambda n=5: n())
attempt(lambda s="x": s(1))
attempt(lambda n=None: n())
attempt(lambda t=[1]: t(0))
class C: pass
attempt(lambda: C()())
