import struct
print([struct.calcsize(f) for f in ("", "b", "<hHiI", ">q", "@bhilq", "=bq", "3s", "?", "e", "2x3b", "@ni", "b q", "0i", "i0q")])  # expect: [0, 1, 12, 8, 24, 9, 3, 1, 2, 5, 12, 16, 0, 8]
print(struct.pack(">hIq", -2, 3, -4), struct.pack("<3h", 1, 2, 3), struct.pack("xbx", 1), struct.pack("5s", b"abc"), struct.pack("3p", b"abcdef"))  # expect: b'\xff\xfe\x00\x00\x00\x03\xff\xff\xff\xff\xff\xff\xff\xfc' b'\x01\x00\x02\x00\x03\x00' b'\x00\x01\x00' b'abc\x00\x00' b'\x02ab'
for bad in ("k", "3", "<n", "<P"):
    try:
        struct.calcsize(bad)
    except struct.error as error:
        print(bad, error)
        # expect: k bad char in struct format
        # expect: 3 repeat count given without format specifier
        # expect: <n bad char in struct format
        # expect: <P bad char in struct format
