b = b"abc"
print(b[0], b[-1], b[1:], b[::-1], list(b), b"a" in b, 97 in b, b"" in b, b + b"d", b * 2, b == "abc", b < b"b", bytes([1, 255]))
for f in (lambda: b[3], lambda: b["a"], lambda: 256 in b, lambda: "a" in b, lambda: b + "d", lambda: b < "a", lambda: bytes([256]), lambda: bytes(-1)):
    try: f()
    except (IndexError, TypeError, ValueError) as e: print(type(e).__name__, e)
