# python3: differs because 3.14 words it in another way
print(b"\x01\xab".hex(), b"abcd".hex(":"), b"abcde".hex("-", 2), b"abcde".hex("-", -2), bytes.fromhex("01 aB\n"), bytearray.fromhex(""), b"".hex(","))
for f in (lambda: bytes.fromhex("xz"), lambda: b"a".hex("ab"), lambda: b"a".hex(""), lambda: bytes.fromhex(5)):
    try: f()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
