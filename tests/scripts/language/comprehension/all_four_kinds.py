print([x * x for x in range(5) if x % 2])  # expect: [1, 9]
print({x % 3 for x in range(10)} == {0, 1, 2})  # expect: True
print({k: v for k, v in zip("ab", [1, 2])})  # expect: {'a': 1, 'b': 2}
print(sum(x for x in range(5)))  # expect: 10
print([(x, y) for x in range(2) for y in "ab" if (x, y) != (0, "b")])  # expect: [(0, 'a'), (1, 'a'), (1, 'b')]
