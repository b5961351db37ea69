a, b = {"x": 1, "y": 2}
c, d = "é!"
e, f = (i * i for i in range(2))
g, = {7}
[h, i] = range(2)
(j, k), l = b"ab", map(str, [1])
print(a, b, c, d, e, f, g, h, i, j, k, *l)  # expect: x y é ! 0 1 7 0 1 97 98 1
