class Number:
    __hash__ = None

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Number) else other)


# An iterator gives each item once, whoever compares it.
print(Number(1) in iter([Number(1)]))  # expect: True
print(1 in iter([Number(1)]), 2 in iter([Number(1), 2]))  # expect: True True
items = iter([1, Number(2), 3, 4])
print(2 in items, list(items))  # expect: True [3, 4]
