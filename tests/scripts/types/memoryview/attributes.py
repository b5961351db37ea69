m = memoryview(bytearray(range(24)))
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets, m.nbytes, m.readonly)  # expect: B 1 1 (24,) (1,) () 24 False
d = m.cast("B", [2, 3, 4])
print(d.ndim, d.shape, d.strides, d.nbytes, len(d), d.c_contiguous, d.f_contiguous, d.contiguous)  # expect: 3 (2, 3, 4) (12, 4, 1) 24 2 True False True
e = m[::2]
print(e.shape, e.strides, e.nbytes, e.contiguous, memoryview(b"x").readonly, memoryview(b"x").obj)  # expect: (12,) (2,) 12 False True b'x'
