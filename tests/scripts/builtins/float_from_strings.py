for s in ("1", " 1.5 ", "-.5", "5.", "1e3", "1_000.5", "inf", "-Infinity", "NaN", "+1", "1e-400", "\u0661", "\n2\t"):
    print(float(s), end=" ")
print()
for s in ("", " ", "1 2", "1__0", "e5", "0x10", "1e", "--1", "infinit", ".", "1_", None, [], b"x"):
    try: float(s)
    except (ValueError, TypeError) as e: print(e)
