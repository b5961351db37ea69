# python3: differs because 3.14 words it in another way
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): ...
class Half(Shape):
    def area(self): return 1
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), Shape in int.__mro__, sorted(Half.__abstractmethods__))
