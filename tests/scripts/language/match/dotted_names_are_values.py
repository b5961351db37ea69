import enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2
def f(value):
    match value:
        case Color.RED: return "red"
        case Color.BLUE | "blue": return "blue"
        case {Color.RED: x}: return x
print(f(Color.RED), f("blue"), f({Color.RED: 5}), f(1))  # expect: red blue 5 None
