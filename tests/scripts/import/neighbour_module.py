import _lib.shapes as shapes
from _lib.shapes import area, UNIT as unit
print(shapes.__name__, area(2, 3), unit, shapes.area is area)  # expect: _lib.shapes 6 cm2 cm True
