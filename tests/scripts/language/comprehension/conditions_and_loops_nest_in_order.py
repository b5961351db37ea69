print([(x, y, z) for x in range(3) if x for y in range(x) for z in "ab" if z != "a" or y])  # expect: [(1, 0, 'b'), (2, 0, 'b'), (2, 1, 'a'), (2, 1, 'b')]
print([x for x in range(20) if x % 2 if x % 3])  # expect: [1, 5, 7, 11, 13, 17, 19]
