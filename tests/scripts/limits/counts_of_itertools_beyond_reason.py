# python3: differs because `itertools.batched` came with Python 3.12
import itertools

print(list(itertools.batched([1, 2], 2**62)))  # expect: [(1, 2)]
try:
    itertools.tee([], 2**62)
except MemoryError as error:
    print("no", repr(error))  # expect: no MemoryError()
try:
    itertools.tee([], 2**63)
except OverflowError:
    print("no")  # expect: no
print(list(itertools.combinations(range(3), 2**60)))  # expect: []
