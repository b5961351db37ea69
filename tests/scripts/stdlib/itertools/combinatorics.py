from itertools import product, permutations, combinations, combinations_with_replacement
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), len(list(product(range(3), repeat=3))))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] 27
print(list(permutations("abc", 2)), len(list(permutations(range(5)))), list(permutations([1], 2)))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] 120 []
print(list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(combinations([1], 0)))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')] [()]
