# Sorting objects that compare by their own __lt__, and by keys made of tuples.
N = 12000


class Version:
    def __init__(self, major, minor):
        self.major = major
        self.minor = minor

    def __lt__(self, other):
        if self.major != other.major:
            return self.major < other.major
        return self.minor < other.minor


def main():
    versions = [Version(i * 7919 % 101, i * 104729 % 997) for i in range(N)]
    ordered = sorted(versions)
    total = ordered[0].minor + ordered[-1].minor
    for _ in range(4):
        versions.sort(key=lambda v: (v.minor, v.major))
        total += versions[0].major
        versions.sort(key=lambda v: -v.major, reverse=True)
        total += max(versions).minor
    print("sort_lt", total)


main()
