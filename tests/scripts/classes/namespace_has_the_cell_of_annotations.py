# python3: differs because annotations are computed late since 3.14
class M(type):
    def __new__(meta, name, bases, namespace):
        print(name, list(namespace))
        return super().__new__(meta, name, bases, namespace)

class Plain(metaclass=M):
    def f(self): return __class__
class Annotated(metaclass=M):
    x: int
    def f(self): return __class__
class Conditional(metaclass=M):
    if True:
        a: int
    if False:
        b: int
print(Conditional.__annotations__)
class Late:
    x = int
    y: x
Late.x = str
print(Late.__annotations__)
class Wrong(type):
    def __new__(meta, name, bases, namespace):
        namespace["__classdictcell__"] = 5
        return super().__new__(meta, name, bases, namespace)
try:
    class Refused(metaclass=Wrong): x: int
except TypeError as error:
    print(error)
