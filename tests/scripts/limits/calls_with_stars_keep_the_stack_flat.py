# A long run without a loop of its own in the middle: list() asks, a method passes it on, a generator calls with stars.
# skip gc: long
class Passing:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)


def calls(function, items):
    for arguments in items:
        yield function(*arguments)


print(len(list(Passing(calls(max, [(1, 2)] * 60000)))))  # expect: 60000
