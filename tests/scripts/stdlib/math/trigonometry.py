import math
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1))  # expect: 0.8414709848078965 0.5403023058681398 1.5574077246549023 1.5707963267948966 1.5707963267948966 0.7853981633974483 -2.356194490192345
print(math.sinh(1), math.cosh(1), math.tanh(0.5), math.degrees(math.pi), math.radians(180), math.dist((0, 0), (3, 4)))  # expect: 1.1752011936438014 1.5430806348152437 0.46211715726000974 180.0 3.141592653589793 5.0
