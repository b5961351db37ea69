a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), a & b, sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a < a, a > {1}, a >= b)  # expect: [1, 2, 3, 4] {3} [1, 2] [1, 2, 4] True False True False
print(sorted(a.union([9], (8,))), a.intersection(range(2)), sorted(a.difference([1], [2])), a.isdisjoint([7]))  # expect: [1, 2, 3, 8, 9] {1} [3] True
print(a.issubset(range(10)), a.issuperset([1]), sorted(a.symmetric_difference([1, 5])))  # expect: True True [2, 3, 5]
try:
    a | [1]
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for |: 'set' and 'list'
