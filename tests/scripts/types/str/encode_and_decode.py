s = "héllo €"
print(s.encode(), s.encode("latin-1", "replace"), s.encode("ascii", "ignore"), s.encode("ascii", "backslashreplace"))  # expect: b'h\xc3\xa9llo \xe2\x82\xac' b'h\xe9llo ?' b'hllo ' b'h\\xe9llo \\u20ac'
print(s.encode("utf-16-le")[:4], b"caf\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"))  # expect: b'h\x00\xe9\x00' café a�b ab
try:
    "x".encode("no-such-codec")
except LookupError as e:
    print(e)  # expect: unknown encoding: no-such-codec
try:
    b"\xc3".decode()
except UnicodeDecodeError as e:
    print(e)  # expect: 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
