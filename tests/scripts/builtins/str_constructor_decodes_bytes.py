print(str(b"caf\xc3\xa9", "utf-8"), str(b"\xff", "ascii", "replace"), str(b"a"), str(), str(object=5), str(b"x", errors="strict"))  # expect: café � b'a'  5 x
for f in (lambda: str(5, "utf-8"), lambda: str("a", "utf-8"), lambda: str(b"\xff", "utf-8"), lambda: str(b"a", "nope")):
    try: f()
    except (TypeError, UnicodeDecodeError, LookupError) as e: print(type(e).__name__, e)
    # expect: TypeError decoding to str: need a bytes-like object, int found
    # expect: TypeError decoding str is not supported
    # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
    # expect: LookupError unknown encoding: nope
