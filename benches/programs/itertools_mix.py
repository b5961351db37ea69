# itertools: chain, islice, groupby, accumulate, product, combinations, zip_longest, takewhile, pairwise, tee.
from itertools import (accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations,
                       product, repeat, starmap, takewhile, tee, zip_longest)

ROUNDS = 40


def main():
    total = 0
    data = [i * 7919 % 50 for i in range(1000)]
    for turn in range(ROUNDS):
        total += sum(chain(data, range(100), [turn]))
        total += sum(islice(count(turn, 3), 200))
        total += sum(len(list(group)) * key for key, group in groupby(sorted(data), key=lambda n: n // 10))
        total += list(accumulate(data))[-1] + max(accumulate(data, max))
        total += sum(a * b for a, b in product(range(20), repeat=2))
        total += sum(1 for _ in combinations(range(12), 3)) + sum(p[0] for p in permutations(range(5)))
        total += sum(a + b for a, b in zip_longest(data, range(500), fillvalue=1))
        total += sum(takewhile(lambda n: n < 45, data)) + sum(b - a for a, b in pairwise(data))
        total += sum(starmap(pow, zip(range(100), repeat(2)))) + sum(islice(cycle([1, 2, 3]), 300))
        first, second = tee(data)
        total += sum(first) - sum(second)
    print("itertools_mix", total)


main()
