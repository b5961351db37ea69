import itertools
iterators = [
    itertools.count(), itertools.chain([1]), itertools.cycle([1]), itertools.islice([1], 1), itertools.product([1]),
    itertools.accumulate([1]), itertools.groupby([1]), itertools.tee([1])[0], itertools.takewhile(bool, [1]),
]
print([iter(iterator) is iterator for iterator in iterators])
counter = itertools.count()
for number in counter:
    if number == 2:
        break
print(next(counter), next(iter(counter)))
