def adder(n, *rest, scale=1, **more):
    return lambda x: (x + n) * scale + sum(rest) + len(more)
print(adder(1)(2), adder(1, 10, 20, scale=3, z=0)(2))  # expect: 3 40
