class M:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("new")
try:
    with M():
        raise ValueError("old")
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('new') ValueError('old')
try:
    with M():
        pass
except KeyError as e:
    print(repr(e), e.__context__)  # expect: KeyError('new') None
