from collections import namedtuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1, y=2)
print(p, p.x, p[1], tuple(p), P(5), p._replace(x=9), p._asdict(), P._fields, p == (1, 2))  # expect: P(x=1, y=2) 1 2 (1, 2) P(x=5, y=0) P(x=9, y=2) {'x': 1, 'y': 2} ('x', 'y') True
x, y = p
print(x, y, P._make([7, 8]), isinstance(p, tuple), P.__name__, hash(p) == hash((1, 2)))  # expect: 1 2 P(x=7, y=8) True P True
try:
    p.x = 5
except AttributeError as e:
    print("fields cannot be set")  # expect: fields cannot be set
try:
    P()
except TypeError as e:
    print(e)  # expect: P.__new__() missing 1 required positional argument: 'x'
