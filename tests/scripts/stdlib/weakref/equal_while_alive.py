import weakref


class Value:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __hash__(self):
        return hash(self.number)


one, same = Value(1), Value(1)
first, second = weakref.ref(one), weakref.ref(same)
print(first == second, hash(first) == hash(second), first is weakref.ref(one), weakref.getweakrefcount(one))  # expect: True True True 1
del one
print(first() is None)  # expect: True
print(first == second, hash(first) == hash(1))  # expect: False True
