for x in (1.0, -0.5, 0.1, 0.0, -0.0, 5e-324, float("inf"), float("nan")): print(x.hex(), end=" ")
print()
print(float.fromhex("0x1.8p3"), float.fromhex("-inf"), float.fromhex(" 0xA "), float.fromhex("1p-1074"), float.fromhex("0x.1"))
for s in ("", "x", "0x", "1p", "0x1p1025", "0x1.g"):
    try: float.fromhex(s)
    except (ValueError, OverflowError) as e: print(type(e).__name__, e)
