# Classes that overload operators, len, iteration, membership, indexing, calls, truth and formatting.
N = 30000


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __bool__(self):
        return self.x != 0

    def __abs__(self):
        return abs(self.x) + abs(self.y)

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"


class Bag:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, item):
        self.items[index] = item

    def __call__(self, extra):
        return len(self.items) + extra


def main():
    total = 0
    bag = Bag(range(10))
    here = Vector(1, 2)
    for i in range(N):
        there = Vector(i % 10, 3)
        here = (here + there - Vector(1, 1)) * 1
        if there < here and there:
            total += abs(-there)
        if there == Vector(3, 3) or i in bag:
            total += len(bag)
        bag[i % 10] = bag[(i + 3) % 10]
        total += bag(i) + (2 * there).x
        if i % 10 == 0:
            total += sum(bag) + len(repr(there)) + len(str(there))
    print("overloading", total, here)


main()
