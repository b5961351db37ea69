print(float(10**22), float(True), float("1e5"), float(-5))  # expect: 1e+22 1.0 100000.0 -5.0
try:
    float(10**400)
except OverflowError as e:
    print(e)  # expect: int too large to convert to float
try:
    float("1" * 400 + "x")
except ValueError as e:
    print(str(e)[:40])  # expect: could not convert string to float: '1111
print(float("1" * 400), float(), type(float(1.5)).__name__)  # expect: inf 0.0 float
