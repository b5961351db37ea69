m = memoryview(bytearray(range(24)))
d = m.cast("B", (2, 3, 4))
print(d.tolist(), d[1, 2, 3], d[-1, -1, -1])  # expect: [[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]] 23 23
print(m.cast("i", [2, 3]).tolist(), d.cast("B").shape)  # expect: [[50462976, 117835012, 185207048], [252579084, 319951120, 387323156]] (24,)
z = memoryview(b"\x05").cast("B", [])
print(z.ndim, z.shape, z[()], z.tolist(), z.nbytes)  # expect: 0 () 5 5 1
