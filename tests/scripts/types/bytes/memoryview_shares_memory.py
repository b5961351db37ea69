b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 65
m[1:3] = b"XY"
print(b, m[3], bytes(m[::2]), m.tolist()[:2], len(m), m.readonly, m.format, m.itemsize, m[1:] == b"XYdef", m.hex())  # expect: bytearray(b'AXYdef') 100 b'AYe' [65, 88] 6 False B 1 True 415859646566
for f in (lambda: m.__setitem__(0, 256), lambda: m.__setitem__(slice(0, 2), b"a"), lambda: memoryview("a"), lambda: memoryview(b"a").__setitem__(0, 1)):
    try: f()
    except (BufferError, ValueError, TypeError) as e: print(type(e).__name__, e)
    # expect: ValueError memoryview: invalid value for format 'B'
    # expect: ValueError memoryview assignment: lvalue and rvalue have different structures
    # expect: TypeError memoryview: a bytes-like object is required, not 'str'
    # expect: TypeError cannot modify read-only memory
m.release()
b.append(1)
try:
    m[0]
except ValueError as e:
    print(e)  # expect: operation forbidden on released memoryview object
