m = memoryview(b"abcdef")
print(m[::2].tobytes(), m[::-2].tobytes(), m.tobytes("F"), m.cast("B", [2, 3]).tobytes("F"), m.tobytes(None), m.tobytes(order="A"))  # expect: b'ace' b'fdb' b'abcdef' b'adbecf' b'abcdef' b'abcdef'
print(m.hex(), m.hex("-", 2), m[::3].hex(":"))  # expect: 616263646566 6162-6364-6566 61:64
try:
    m.tobytes("X")
except ValueError as error:
    print(error)  # expect: order must be 'C', 'F' or 'A'
