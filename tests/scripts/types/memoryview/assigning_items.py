data = bytearray(16)
m = memoryview(data)
m[0], m[-1] = 255, 1
m[2:4] = b"ab"
m.cast("d")[1] = 1.5
m.cast("c")[5] = b"z"
m.cast("?")[6] = [1]
m.cast("h")[2] = -2
m.cast("B", [4, 4])[0, 1] = 7
m[::4] = bytes(4)
print(data)  # expect: bytearray(b'\x00\x07ab\x00\xff\x01\x00\x00\x00\x00\x00\x00\x00\xf8?')
