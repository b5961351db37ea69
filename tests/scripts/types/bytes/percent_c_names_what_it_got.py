# python3: differs because newer versions word or do it otherwise
for value in ("a", b"ab", bytearray(b"abc"), b"", 1.5, None):
    try:
        b"%c" % value
    except TypeError as error:
        print(error)
print(b"%c%c%c" % (97, b"b", bytearray(b"c")))
