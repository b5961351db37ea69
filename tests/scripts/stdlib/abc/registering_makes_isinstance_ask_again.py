from abc import ABC, ABCMeta
from collections.abc import Sized
import gc


class Shape(ABC):
    pass


class Round(Shape):
    pass


class Circle:
    pass


for turn in range(3):
    print(isinstance(Circle(), Shape), issubclass(Circle, Round), isinstance(Circle, Shape))
Round.register(Circle)
for turn in range(2):
    print(isinstance(Circle(), Shape), issubclass(Circle, Round), isinstance(Circle, Shape))


class Counted(ABCMeta):
    def __instancecheck__(cls, instance):
        print("asked")
        return super().__instancecheck__(instance)


class Thing(metaclass=Counted):
    pass


class Pretender:
    __class__ = Round


for turn in range(2):
    print(isinstance(3, Thing), isinstance(Pretender(), Shape), isinstance(Pretender(), Sized))


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        print("hook for", other.__name__)
        return hasattr(other, "mark")


class Marked:
    mark = True


print(isinstance(Marked(), Hooked), isinstance(3, Hooked))
print([isinstance(value, Sized) for value in ([], {}, "", 1, None, Circle())])
for name in ("A", "B") * 20:
    temporary = type(name, (), {"__len__": lambda self: 0} if name == "A" else {})
    assert isinstance(temporary(), Sized) == (name == "A")
    gc.collect()
