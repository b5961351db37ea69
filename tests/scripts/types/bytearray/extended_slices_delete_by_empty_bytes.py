b = bytearray(b"abcdef")
b[::2] = b""
print(b)  # expect: bytearray(b'bdf')
b[::-2] = b""
print(b)  # expect: bytearray(b'd')
