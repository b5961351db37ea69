# python3: differs because 3.14 words it in another way
print(dict(), dict(a=1), dict({"a": 1}, b=2), dict([("a", 1), ["b", 2], "cd"]), dict(zip("xy", (1, 2)), y=3))
class Keys:
    def keys(self): return ["k"]
    def __getitem__(self, k): return k * 2
print(dict(Keys()), {**Keys()})
for f in (lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict({}, {}), lambda: dict([[]])):
    try: f()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
