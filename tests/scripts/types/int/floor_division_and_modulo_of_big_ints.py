a, b = 10**30 + 7, 10**15 + 3
for x in (a, -a):
    for y in (b, -b):
        q, r = divmod(x, y)
        print(q, r, q * y + r == x, (r < 0) == (y < 0))
        # expect: 999999999999997 16 True True
        # expect: -999999999999998 -999999999999987 True True
        # expect: -999999999999998 999999999999987 True True
        # expect: 999999999999997 -16 True True
