import struct
buffer = bytearray(8)
struct.pack_into(">i", buffer, 2, 1)
struct.pack_into("B", memoryview(buffer)[6:], 1, 255)
print(buffer, struct.unpack_from(">i", buffer, 2), struct.unpack_from("B", buffer, -1), list(struct.iter_unpack(">H", buffer)))
s = struct.Struct("<Hb")
print(s.size, s.format, s.pack(1, -1), s.unpack(b"\x01\x00\xff"), s.unpack_from(b"zz\x01\x00\x05", offset=2))
for call in (lambda: struct.unpack("i", b"abc"), lambda: struct.unpack_from(">i", b"abcdef", 3), lambda: struct.pack("ii", 1), lambda: struct.iter_unpack(">H", b"abc"), lambda: struct.pack("i", "x"), lambda: struct.pack("i", 1.5), lambda: struct.pack("c", b"ab"), lambda: struct.pack("i", 2**31)):
    try:
        call()
    except struct.error as error:
        print(error)
