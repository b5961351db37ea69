from functools import reduce, cmp_to_key
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, "abc", ">"), reduce(max, [5]))  # expect: 24 >abc 5
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(type(e).__name__)  # expect: TypeError
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))  # expect: [3, 2, 1]
