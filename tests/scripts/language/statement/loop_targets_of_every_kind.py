class C: pass
c, d, t = C(), {}, [0, 0]
for c.attr in [1, 2]: pass
for d["k"] in "xy": pass
for t[1] in range(3): pass
for i, (j, *k) in [(1, "abc"), (2, [9])]:
    print(i, j, k)
    # expect: 1 a ['b', 'c']
    # expect: 2 9 []
for x, in [(5,)]:
    print(c.attr, d, t, x)  # expect: 2 {'k': 'y'} [0, 2] 5
