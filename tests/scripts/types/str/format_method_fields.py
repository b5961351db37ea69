class P: x, y = 1, [2, 3]
print("{0.x} {0.y[1]} {1[k]} {2[0]}".format(P, {"k": "v"}, "ab"), "{} {}".format(1, 2), "{1}{0}".format("a", "b"), "{a:>{w}}".format(a=1, w=4), "{!r:>6} {!s} {!a}".format("é", "é", "é"), "{{}} {0}".format(1))
for t, a in (("{}", ()), ("{0} {}", (1, 2)), ("{a}", ()), ("{0.z}", (1,)), ("{", ()), ("}", ()), ("{0[}", (1,)), ("{!z}", (1,)), ("{0!}", (1,)), ("{:d}", ("a",)), ("{0[a]}", ([1],)), ("{0.}", (1,))):
    try: print(t.format(*a))
    except (IndexError, ValueError, KeyError, AttributeError, TypeError) as e: print(type(e).__name__, e)
