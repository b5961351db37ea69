# python3: differs because the wording is that of 3.14
import copy
from functools import partial

p = partial(int, base=2)
for state in ((), (int, (), {}), (int, [], {}, {}), (3, (), {}, {}), (int, (), {}, 3)):
    try:
        p.__setstate__(state)
    except TypeError as error:
        print(error)
p.__setstate__((int, ("5",), {"base": 7}, {"attr": []}))
print(p, p.__dict__, p())
twin = copy.copy(p)
print(twin, twin.attr is p.attr, twin is p)
try:
    p.func = str
except AttributeError as error:
    print(error)
r = partial(int)
r.__setstate__((int, (r,), {}, {}))
print(r)
