# python3: differs because 3.14 words it in another way
print(chr(0) == "\0", chr(0x10ffff) == "\U0010ffff", ord("é"), ord(b"a"), ord(bytearray(b"b")))
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.0), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: ord(b"ab"), lambda: chr(2**80)):
    try: f()
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
