print([*"ab", *range(2)], {*"a", *"a"}, (*[],), {**{}, "x": 1, **{"y": 2}})
try:
    {**[1]}
except TypeError as e:
    print(e)
try:
    [*5]
except TypeError as e:
    print(e)
try:
    print(**5)
except TypeError as e:
    print(e)
