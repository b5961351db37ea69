try:
    b"\xff\xfe".decode("utf-8")
except UnicodeDecodeError as e:
    print(e)  # expect: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
    print(e.start, e.end, e.encoding, e.object)  # expect: 0 1 utf-8 b'\xff\xfe'
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)  # expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
