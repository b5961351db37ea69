# f-strings with specs, str.format, % and __format__ of a script.
N = 80000


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"{self.cents / 100:{spec or '.2f'}}"


def main():
    total = 0
    for i in range(N):
        text = f"{i:>8,}|{i / 3:10.3f}|{i:#x}|{'name':<10}|{i!r:^9}"
        total += len(text) + len("{0:05d} {name!s:>6} {0:.1e}".format(i, name="ab"))
        total += len("%-8s|%5.2f|%x" % ("left", i / 7, i))
        if i % 4 == 0:
            total += len(f"{Money(i)} {Money(i):8.1f}")
    print("format_specs", total)


main()
