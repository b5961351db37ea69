cases = [
    ("utf-16", b"\xfe\xff\xd8\x00\x00a"), ("utf-16", b"a\x00\x00\xd8"), ("utf-16-le", b"\x00\xd8a\0"),
    ("utf-16-le", b"\x00\xdca\0"), ("utf-32", b"\xff\xfe\0\0\0\xd8\0\0"), ("utf-32-be", b"\0\0\xd8\0\0\x22"),
]
for codec, data in cases:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        print(codec, error)
    for handler in ("replace", "ignore", "backslashreplace"):
        print(handler, ascii(data.decode(codec, handler)))
