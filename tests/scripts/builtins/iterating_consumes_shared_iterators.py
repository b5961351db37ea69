it = iter(range(10))
print(list(zip(it, it)), list(it))  # expect: [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)] []
it = iter("abcdef")
print([a + b for a, b in zip(it, it)])  # expect: ['ab', 'cd', 'ef']
it = iter([1, 2, 3, 4])
for x in it:
    print(x, next(it, None))
    # expect: 1 2
    # expect: 3 4
print(dict(zip("ab", iter([1, 2]))), max(iter([3, 9, 2])), sorted(iter("ba")))  # expect: {'a': 1, 'b': 2} 9 ['a', 'b']
