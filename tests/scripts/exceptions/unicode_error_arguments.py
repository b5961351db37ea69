# python3: differs because 3.14 words one error anew
for make in (
    lambda: UnicodeDecodeError("utf8", bytearray(b"\xff"), 0, 1, "r"), lambda: UnicodeDecodeError("utf8", "s", 0, 1, "r"),
    lambda: UnicodeEncodeError(1, "s", 0, 1, "r"), lambda: UnicodeEncodeError("a", b"s", 0, 1, "r"),
    lambda: UnicodeEncodeError("a", "s", "x", 1, "r"), lambda: UnicodeEncodeError("a", "s", 0, 1),
):
    try:
        print(make().object)
    except TypeError as error:
        print(error)
