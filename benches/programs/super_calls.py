# super() through three levels, cooperative __init__, class methods.
N = 120000


class Base:
    def __init__(self, name):
        self.name = name

    def cost(self):
        return 1

    @classmethod
    def make(cls, name):
        return cls(name)


class Middle(Base):
    def __init__(self, name, extra=2):
        super().__init__(name)
        self.extra = extra

    def cost(self):
        return super().cost() + self.extra


class Leaf(Middle):
    def __init__(self, name):
        super().__init__(name, 3)

    def cost(self):
        return super().cost() * 2

    @classmethod
    def make(cls, name):
        return super().make(name)


def main():
    total = 0
    for i in range(N):
        leaf = Leaf.make("n") if i % 4 == 0 else Leaf("m")
        total += leaf.cost() + leaf.cost()
    print("super_calls", total)


main()
