from itertools import count, cycle, islice, repeat
print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))  # expect: [5, 6, 7] [1, 1.5, 2.0] ['a', 'b', 'a', 'b', 'a'] ['x', 'x', 'x']
print(list(islice("abcdefg", 2, 6, 2)), list(islice(count(), 0)), next(count(10**20)), list(zip(count(), "ab")))  # expect: ['c', 'e'] [] 100000000000000000000 [(0, 'a'), (1, 'b')]
print(list(map(pow, range(4), repeat(2))), list(islice(count(3, -1), 3)), repeat(1, 2))  # expect: [0, 1, 4, 9] [3, 2, 1] repeat(1, 2)
