# sorted with cmp_to_key, attrgetter and itemgetter, min and max with keys, and total_ordering.
from functools import cmp_to_key, total_ordering
from operator import attrgetter, itemgetter

ROUNDS = 12


@total_ordering
class Version:
    def __init__(self, major, minor):
        self.major, self.minor = major, minor

    def __eq__(self, other):
        return (self.major, self.minor) == (other.major, other.minor)

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)


def main():
    versions = [Version(i * 7919 % 100, i * 31 % 13) for i in range(500)]
    rows = [(i * 7919 % 1000, str(i), i % 7) for i in range(2000)]
    total = 0
    for turn in range(ROUNDS):
        total += sorted(rows, key=cmp_to_key(lambda a, b: a[0] - b[0] or b[2] - a[2]))[turn][0]
        total += sorted(versions)[turn].major + sorted(versions, key=attrgetter("minor", "major"))[5].major
        total += sorted(rows, key=itemgetter(2, 0))[turn][0] + max(rows, key=lambda row: row[0] * row[2])[0]
        total += sum(versions[i] >= versions[i + 1] for i in range(499))
    print("sort_cmp", total)


main()
