# Chains of attributes, calls, subscripts and operators are no nesting.
COUNT = 2500


class Link:
    total = 0

    @property
    def next(self):
        self.total += 1
        return self

    def __call__(self, *args, **keywords):
        self.total += 1 + len(args) + len(keywords)
        return self

    def __getitem__(self, key):
        self.total += key
        return self

    def __add__(self, other):
        self.total += other
        return self

    def __invert__(self):
        self.total += 1
        return self


def value(text):
    def run(link):
        return eval(text)
    return run(Link())


print(value("link" + ".next" * COUNT).total)  # expect: 2500
print(value("link" + "()" * COUNT).total)  # expect: 2500
print(value("link" + "(1, *[2], a=3)" * COUNT).total)  # expect: 10000
print(value("link" + "[1]" * COUNT).total)  # expect: 2500
print(value("link" + ".next()[1]" * 800).total)  # expect: 2400
print(value("link" + " + 1" * COUNT).total)  # expect: 2500
print(value("link" + " + (lambda: 1)()" * 800).total)  # expect: 800
print(value("~" * COUNT + "link").total)  # expect: 2500
print(value("not " * COUNT + "link"))  # expect: True
print(value("1" + " + 1" * COUNT))  # expect: 2501
print(value("-1" + " - 1" * COUNT + " + 0.5"))  # expect: -2500.5
print(value("len('a'" + " + 'b'" * COUNT + ")"))  # expect: 2501
print(value("1 if not link else " * COUNT + "2"))  # expect: 2
print(value("[n for n in (1, 2) if (3 if not n else " + "0 if not n else " * COUNT + "n)]"))  # expect: [1, 2]
