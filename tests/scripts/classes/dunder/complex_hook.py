class C:
    def __complex__(self): return 1 + 2j
class F:
    def __float__(self): return 3.0
print(complex(C()), complex(F()))  # expect: (1+2j) (3+0j)
class Bad:
    def __complex__(self): return 1.0
try:
    complex(Bad())
except TypeError as e:
    print(e)  # expect: __complex__ returned non-complex (type float)
