# The iterator may change the set: the difference is taken with what is in it when the items are there.
def items():
    numbers.clear()
    yield 2
    numbers.add(3)
    yield 3


numbers = {1, 2}
numbers.symmetric_difference_update(items())
print(numbers)  # expect: {2}
