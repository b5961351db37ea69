from itertools import pairwise


class Numbers:
    def __init__(self, asks_at):
        self.asks_at = asks_at
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count in self.asks_at:
            return next(pairs)
        return self.count


for asks_at in ({1}, {2}, {3}, {1, 2}, {2, 3}):
    pairs = pairwise(Numbers(asks_at))
    print([next(pairs) for _ in range(3)])
    # expect: [((2, 3), 4), (4, 5), (5, 6)]
    # expect: [(1, (1, 3)), ((1, 3), 4), (4, 5)]
    # expect: [(1, 2), (2, (2, 4)), ((2, 4), 5)]
    # expect: [(((3, 4), 5), 6), (6, 7), (7, 8)]
    # expect: [(1, (1, (1, 4))), ((1, (1, 4)), 5), (5, 6)]
