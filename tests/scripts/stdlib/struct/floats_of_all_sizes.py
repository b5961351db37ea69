import struct
for code in "efd":
    for value in (0.1, -0.0, 1.5, float("inf"), 6e-8, 65504.0):
        data = struct.pack("<" + code, value)
        print(code, data, struct.unpack("<" + code, data))
print(struct.pack(">e", 65519.0), struct.unpack(">e", b"\x7e\x00"))
