class Text(str):
    pass
for value in [1, True, 2.5, "s", Text("t"), b"b", bytearray(b"c"), [1], (2,), {3: 4}, {5}, frozenset({6})]:
    match value:
        case bool(x): print("bool", x)
        case int(x): print("int", x)
        case float(x) | str(x) | bytes(x) | bytearray(x): print(type(value).__name__, x)
        case list(x) | tuple(x) | dict(x) | set(x) | frozenset(x): print(x)
match 1 + 2j:
    case complex(real=a, imag=b): print(a, b)
