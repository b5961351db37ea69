class O: pass
o, d, l = O(), {}, [0, 0]
for o.x in range(3): pass
for d["k"], l[1] in [(1, 2), (3, 4)]: pass
for (a, *b), c in [((1, 2, 3), 4)]: print(a, b, c)  # expect: 1 [2, 3] 4
print(o.x, d, l)  # expect: 2 {'k': 3} [0, 4]
