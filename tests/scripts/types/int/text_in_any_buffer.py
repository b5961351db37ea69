view = memoryview(b" 12 ")
print(int(view), float(view), str(memoryview(b"abc"), "ascii"), b"<%b>" % memoryview(b"x"))  # expect: 12 12.0 abc b'<x>'
for call in (lambda: int("1", 2**70), lambda: pow(1j, 2, 3), lambda: pow(2.0, 2, 3)):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: ValueError complex modulo
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
print(round(1.5, 2**70), round(2.5, -2**70))  # expect: 1.5 0.0
