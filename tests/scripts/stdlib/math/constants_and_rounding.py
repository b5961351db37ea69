import math
print(math.pi, math.e, math.tau, math.inf, math.nan)  # expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fabs(-3), math.floor(10**20), math.ceil(2))  # expect: -3 -2 -2 3.0 100000000000000000000 2
print(math.modf(3.25), math.frexp(10.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4))  # expect: (0.25, 3.0) (0.625, 4) 8.0 -1.0 -1.0 -1.0
