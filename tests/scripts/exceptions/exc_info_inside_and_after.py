import sys
def inside():
    return sys.exc_info()[0]
print(inside())  # expect: None
try:
    raise ValueError("v")
except ValueError:
    kind, value, tb = sys.exc_info()
    print(inside().__name__, value, tb.tb_lineno)  # expect: ValueError v 6
print(inside())  # expect: None
