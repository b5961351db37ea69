from itertools import chain, zip_longest, starmap, pairwise, compress
print(list(chain("ab", [1], ())), list(chain.from_iterable([[1, 2], "x"])), list(zip_longest("ab", [1], fillvalue="-")))  # expect: ['a', 'b', 1] [1, 2, 'x'] [('a', 1), ('b', '-')]
print(list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(pairwise([1])), list(compress("abcd", [1, 0, 1, 0])))  # expect: [8, 9] [('a', 'b'), ('b', 'c'), ('c', 'd')] [] ['a', 'c']
