s = "abcdef"
print(s.startswith(("x", "ab")), s.endswith(("f", "z")), s.startswith("c", 2), s.endswith("c", 0, 3), s.startswith(()), s.startswith("", 6), s.startswith("", 7), s.endswith("", 3, 2))
for f in (lambda: s.startswith(["a"]), lambda: s.startswith(("a", 1)), lambda: s.startswith(("b", 1)), lambda: s.endswith(5)):
    try: print(f())
    except TypeError as e: print(e)
