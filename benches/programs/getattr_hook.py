# Attributes that only __getattr__ knows, and a __getattribute__ that passes everything on.
N = 400000


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


class Seen:
    def __init__(self):
        self.x = 1
        self.count = 0

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


def main():
    proxy, seen = Proxy(Point(1, 2)), Seen()
    total = 0
    for i in range(N):
        total += proxy.x + proxy.y
        if i % 4 == 0:
            total += proxy.total()
        total += seen.x
    print("getattr_hook", total)


main()
