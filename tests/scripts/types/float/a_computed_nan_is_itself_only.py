inf = float("inf")
x, y = inf - inf, inf - inf
print(x in [x], x in [y], [x] == [x], [x] == [y], (x,) == (y,), {x: 1} == {x: 1}, x is y)
print(len({x, y}), len({x: 1, y: 2}), [x].count(y), [x, y].index(y))
for make in lambda: inf * 0, lambda: inf / inf, lambda: x + 1, lambda: -x, lambda: abs(x), lambda: x ** 2, lambda: inf % 2:
    a, b = make(), make()
    print(a in [b], a in [a], a != a)
print(+x in [x])
