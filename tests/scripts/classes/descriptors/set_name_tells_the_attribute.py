class Field:
    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)
        # expect: named a in Model
        # expect: named b in Model
        self.name = "_" + name
    def __get__(self, obj, kind=None): return self if obj is None else getattr(obj, self.name, "unset")
    def __set__(self, obj, value): setattr(obj, self.name, value * 2)
class Model:
    a = Field()
    b = Field()
m = Model()
m.a = 21
print(m.a, m.b, vars(m))  # expect: 42 unset {'_a': 42}
