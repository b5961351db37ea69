print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2))  # expect: (2, 1) (-3, 2) (3.0, 1.5)
print(pow(2, 10), pow(2, 10, 1000), pow(2, -1), pow(5, -1, 7), pow(0, 0))  # expect: 1024 24 0.5 3 1
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1.5), round(0.1 + 0.2, 5))  # expect: 2 4 -2 2.67 1200 2 0.3
print(round(5), type(round(2.0)).__name__, round(2.0, 1), round(1e300, 2), round(15, -1), round(25, -1))  # expect: 5 int 2.0 1e+300 20 20
try:
    pow(2, -1, 4)
except ValueError as e:
    print(e)  # expect: base is not invertible for the given modulus
try:
    round("x")
except TypeError as e:
    print(e)  # expect: type str doesn't define __round__ method
