import itertools


class Named(itertools.count):
    def __init__(self, start):
        self.name = f"from {start}"

    def __next__(self):
        return super().__next__() * 10


numbers = Named(2)
print(numbers.name, next(numbers), [n for n, _ in zip(numbers, "ab")])  # expect: from 2 20 [30, 40]
print(isinstance(numbers, itertools.count), list(itertools.islice(numbers, 2)))  # expect: True [60, 70]
