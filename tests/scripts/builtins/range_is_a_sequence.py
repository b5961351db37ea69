# python3: differs because 3.14 words it in another way
r = range(2, 20, 3)
print(r, len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(0) == range(5, 5), range(0, 4, 2) == range(0, 3, 2), hash(range(0)) == hash(range(9, 9)), list(reversed(range(3))), 2.0 in range(5), "a" in range(3))
for f in (lambda: range(1.0), lambda: range(1, 2, 0), lambda: range(), lambda: r[10], lambda: r.index(3), lambda: range("a") ):
    try: f()
    except (TypeError, ValueError, IndexError, AttributeError) as e: print(type(e).__name__, e)
