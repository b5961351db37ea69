b = b"a\xff\xc3\xa9\xe2\x82"
for handler in ("ignore", "replace", "backslashreplace"):
    print(ascii(b.decode("utf-8", handler)), ascii(b.decode("ascii", handler)))
for data, codec in ((b, "utf-8"), (b"\xe2\x82", "utf-8"), (b"\xff", "ascii"), (b"a", "utf-16"), (b"\x00\xd8", "utf-16-le"), (b"\xed\xa0\x80", "utf-8"), (b"\x81", "cp1252")):
    try: print(ascii(data.decode(codec)))
    except UnicodeDecodeError as e: print(e, (e.start, e.end, e.reason))
