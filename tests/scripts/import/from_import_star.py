from _lib.shapes import *
print(UNIT, area(1, 1), "_hidden" in globals())  # expect: cm 1 cm2 False
from _lib.starred import *
print(one, _two, "three" in globals())  # expect: 1 2 False
