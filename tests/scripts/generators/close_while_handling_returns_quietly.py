def g():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")  # expect: exit seen
        return
def h():
    try:
        yield 1
    finally:
        raise KeyError("from finally")
it = g(); next(it); it.close()
it = h(); next(it)
try:
    it.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('from finally') GeneratorExit()
