from enum import Enum


class Shade(Enum):
    LIGHT = 1
    DARK = 2
    LIST = [1, 2]


class Odd:
    def __hash__(self):
        return hash(1)

    def __eq__(self, other):
        return other == 2


print([Shade(value) for value in (1, 2.0, True, [1, 2], Shade.DARK)], list(map(Shade, [1, 2])))  # expect: [<Shade.LIGHT: 1>, <Shade.DARK: 2>, <Shade.LIGHT: 1>, <Shade.LIST: [1, 2]>, <Shade.DARK: 2>] [<Shade.LIGHT: 1>, <Shade.DARK: 2>]
for wrong in (3, [], {}, Odd(), "LIGHT"):
    try:
        print(Shade(wrong))
    except ValueError as error:
        print(str(error).split(" is ")[-1])
        # expect: not a valid Shade
        # expect: not a valid Shade
        # expect: not a valid Shade
        # expect: not a valid Shade
        # expect: not a valid Shade
print(Shade["LIGHT"])  # expect: Shade.LIGHT
try:
    Shade["light"]
except KeyError as error:
    print("KeyError", error)  # expect: KeyError 'light'
