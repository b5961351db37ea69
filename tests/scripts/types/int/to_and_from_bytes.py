print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), (0).to_bytes(0, "big"))
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), int.from_bytes(b""), int.from_bytes([1, 2], "big"), int.from_bytes(b"\x80", signed=True))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes([256], "big"), lambda: (128).to_bytes(1, "big", signed=True)):
    try: f()
    except (OverflowError, ValueError, TypeError) as e: print(type(e).__name__, e)
