# Each type once, in order, in a time that grows no faster than their number squared.
names = [f"C{i}" for i in range(150)]
types = {name: type(name, (), {}) for name in names}
union = eval(" | ".join(names + names), types)
print([member.__name__ for member in union.__args__] == names)  # expect: True


class Meta(type):
    __hash__ = None


class Odd(metaclass=Meta):
    pass


try:
    both = int | Odd | Odd | str | int
    print([member.__name__ for member in both.__args__])
except TypeError as error:
    print(error)
# expect: ['int', 'Odd', 'str']
