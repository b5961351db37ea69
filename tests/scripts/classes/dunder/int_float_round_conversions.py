class N:
    def __int__(self): return 3
    def __float__(self): return 3.5
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 33
    def __abs__(self): return "abs"
    def __complex__(self): return 1j
n = N()
import math
print(int(n), float(n), round(n), round(n, 2), math.trunc(n), abs(n), complex(n))  # expect: 3 3.5 ('round', None) ('round', 2) 33 abs 1j
class M:
    def __float__(self): return "x"
try:
    float(M())
except TypeError:
    print("no float")  # expect: no float
