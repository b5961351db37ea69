import enum


class Plain(enum.Enum):
    A = 1


class Own(enum.Enum):
    A = 1

    @enum.property
    def value(self):
        return "own value"

    @property
    def name(self):
        return "own name"


class Named(enum.Enum):
    name = 1
    value = 2


for _ in range(3):
    print(Plain.A.name, Plain.A.value, Own.A.name, Own.A.value, Named.name.name, Named.value.value, Named.value)
    # expect: A 1 own name own value name 2 Named.value
    # expect: A 1 own name own value name 2 Named.value
    # expect: A 1 own name own value name 2 Named.value
for wrong in [
    lambda: Plain.value, lambda: setattr(Plain.A, "name", 1), lambda: setattr(Plain.A, "value", 1),
    lambda: delattr(Plain.A, "value"),
]:
    try:
        wrong()
    except AttributeError:
        print("AttributeError")
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError
        # expect: AttributeError
Plain.A._value_ = 5
print(Plain.A.value)  # expect: 5
