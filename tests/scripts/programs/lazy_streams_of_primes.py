from itertools import count, islice, takewhile
def primes():
    composites = {}
    for n in count(2):
        steps = composites.pop(n, None)
        if steps is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in steps: composites.setdefault(n + p, []).append(p)
def factors(n):
    for p in takewhile(lambda p: p * p <= n, primes()):
        while n % p == 0:
            yield p
            n //= p
    if n > 1: yield n
print(list(islice(primes(), 15)), list(factors(360360)), list(factors(1009 * 9)), sum(takewhile(lambda p: p < 200, primes())))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] [2, 2, 2, 3, 3, 5, 7, 11, 13] [3, 3, 1009] 4227
