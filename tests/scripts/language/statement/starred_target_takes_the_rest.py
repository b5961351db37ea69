*a, = "ab"
b, *c = [1]
*d, e = range(4)
f, *g, h = "xyz"
i, (j, *k) = 1, (2, 3, 4)
print(a, b, c, d, e, f, g, h, i, j, k, type(c))  # expect: ['a', 'b'] 1 [] [0, 1, 2] 3 x ['y'] z 1 2 [3, 4] <class 'list'>
