a = [1, 2]
print([*a, 3, *range(2)], (*a, *a), {*a, 1, 9} == {1, 2, 9})  # expect: [1, 2, 3, 0, 1] (1, 2, 1, 2) True
print({"x": 1, **{"y": 2, "x": 3}}, [*"ab", *{}])  # expect: {'x': 3, 'y': 2} ['a', 'b']
t = *a, 5
print(t)  # expect: (1, 2, 5)
