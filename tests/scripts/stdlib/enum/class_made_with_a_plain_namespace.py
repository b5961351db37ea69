import enum

class A(enum.Enum):
    def shown(self): return self.name

try:
    type("B", (A,), {})
except AttributeError as error:
    print(error)
print(enum.Enum("C", "x y").x)
