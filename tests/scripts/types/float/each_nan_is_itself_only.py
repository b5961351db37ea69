import math
a, b = float("nan"), float("nan")
print(a in [a], a in [b], [a] == [a], [a] == [b], (a,) == (b,), {1: a} == {1: b})
print(len({a, b, a}), {a: 1}.get(b), {a: 1}.get(a), [a, b].index(b), [a, b].count(a))
print(a is float(a), a == a, hash(a) == hash(a))
print(math.copysign(1, float("-nan")), math.copysign(1, -a), math.copysign(1, a), a, float("-nan"))
