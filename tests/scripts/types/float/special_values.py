inf = float("inf")
nan = float("nan")
print(inf + 1, inf - inf, inf * 0, -inf < 0, inf == inf * 2, nan == nan, 1 / inf, inf > 10**400)  # expect: inf nan nan True True False 0.0 True
print(0.0 == -0.0, str(-0.0), 1e308 * 10, -1e308 * 10, 5 % inf, -5 % inf, 2.0**-1074)  # expect: True -0.0 inf -inf 5.0 inf 5e-324
try:
    2.0**5000
except OverflowError as e:
    print(e.args[1] if len(e.args) > 1 else e)  # expect: Numerical result out of range
