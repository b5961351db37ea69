# python3: differs because the argument is new in 3.14
# `Executor.map(buffersize=...)` takes no more of its iterables than it has room for.
import itertools
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    taken = []

    def numbers():
        for number in itertools.count():
            taken.append(number)
            yield number

    results = pool.map(lambda number: number * number, numbers(), buffersize=2)
    print(taken)
    print(next(results), next(results), next(results), len(taken) <= 5)
    for size in (0, -1, "a"):
        try:
            pool.map(print, [], buffersize=size)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    print(list(pool.map(pow, [1, 2, 3], [3, 3, 3], buffersize=1)))
