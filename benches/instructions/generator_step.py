"""Steps of a generator driven by a for loop: prints how many."""
import sys


def numbers(count):
    n = 0
    while n < count:
        yield n
        n += 1


def drive(count):
    steps = 0
    for _ in numbers(count):
        steps += 1
    return steps


print(drive(int(sys.argv[1])))
