# python3: differs because classes have __firstlineno__ and __static_attributes__ since 3.13
def decorate(cls):
    return cls


@decorate
@decorate
class C:
    """doc"""

    kind = 1

    def __init__(self, other):
        self.x = self.__hidden = 1
        self.y, [self.z] = 2, [3]
        self.annotated: int = 4
        self.only_declared: int
        self.kind += 1
        other.elsewhere = 1
        del self.deleted

    def loops(self):
        for self.loop in []:
            pass
        [0 for self.comprehension in []]
        with open("x") as self.context:
            pass

        def inner():
            self.inner = 1

    def named_otherwise(me):
        me.not_seen = 1

    class Inner:
        def f(self):
            self.of_inner = 1


print(C.__firstlineno__)
print(C.__static_attributes__)
print(C.Inner.__firstlineno__, C.Inner.__static_attributes__)
print([name for name in C.__dict__ if name.startswith("__")])


class Meta(type):
    def __new__(meta, name, bases, body):
        print([name for name in body if name != "__classdictcell__"])
        return super().__new__(meta, name, bases, body)


class D(metaclass=Meta):
    a = 1

    def f(self):
        pass


print(D.__static_attributes__, hasattr(type("T", (), {}), "__firstlineno__"), hasattr(int, "__static_attributes__"))


class Own:
    __firstlineno__ = 7
    __static_attributes__ = "mine"


print(Own.__firstlineno__, Own.__static_attributes__)
