# python3: differs because itertools.batched came with 3.12
from itertools import batched
print(list(batched("abcdefg", 3)))  # expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g',)]
print(list(batched([], 2)))  # expect: []
