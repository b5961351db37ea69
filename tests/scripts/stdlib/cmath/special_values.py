import cmath
inf, nan = float("inf"), float("nan")
for z in (complex(inf, 0), complex(-inf, inf), complex(nan, 0), complex(0, nan), complex(-0.0, -0.0), complex(1, inf)):
    for f in (cmath.sqrt, cmath.exp, cmath.log, cmath.tanh, cmath.acos, cmath.atanh):
        try:
            print(f.__name__, z, f(z))
        except ValueError as error:
            print(f.__name__, z, error)
