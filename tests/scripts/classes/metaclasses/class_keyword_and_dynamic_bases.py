base = (list,) if len("x") else (dict,)
class C(*base):
    extra = True
print(C.__mro__[1].__name__, C([1]).extra)  # expect: list True
def factory(n):
    class Made:
        value = n
        def get(self): return n * 2
    return Made
A, B = factory(1), factory(2)
print(A.value, B().get(), A is B, A.__qualname__)  # expect: 1 4 False factory.<locals>.Made
