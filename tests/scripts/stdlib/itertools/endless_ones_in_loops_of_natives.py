from itertools import chain, compress, count, cycle, filterfalse, islice, repeat, takewhile

print(7000 in count(), 5 in cycle([1, 5]), any(count()))  # expect: True True True
print(next(filter(None, chain(repeat(0, 5000), [7]))))  # expect: 7
print(next(filterfalse(None, chain(repeat(1, 5000), [0, 1]))))  # expect: 0
print(next(compress(count(), chain(repeat(False, 5000), [True]))))  # expect: 5000
print(sum(takewhile((3000).__gt__, count())))  # expect: 4498500
print(len(list(zip(count(), repeat("a"), range(3000)))))  # expect: 3000
print(dict(zip("abc", cycle([0, 1]))))  # expect: {'a': 0, 'b': 1, 'c': 0}
print(list(islice(chain.from_iterable(repeat([1, 2])), 5)))  # expect: [1, 2, 1, 2, 1]
