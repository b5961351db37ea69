print("{} {}".format(1, "b"), "{1}{0}".format("a", "b"), "{x}-{x!r}".format(x="q"), "{0.real} {1[0]} {2[k]}".format(5, [7], {"k": 8}))
print("{{}} {:>{w}}|".format("r", w=4), "{:{}{}{}}".format("x", "*", "^", 5), "{!s:.2}".format("long"))
class P:
    x = [1, {"y": "deep"}]
print("{p.x[1][y]}".format(p=P()))
def attempt(f):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{k}".format())
attempt(lambda: "{".format(1))
attempt(lambda: "}".format(1))
attempt(lambda: "{0} {}".format(1))
attempt(lambda: "{:d}".format("x"))
attempt(lambda: "{!z}".format(1))
print("{a}".format_map({"a": 1}))
