# python3: differs because 3.14 words it in another way
print(max([3, 1], key=lambda x: -x), min("b", "a"), max([], default="none"), min({"a": 2, "b": 1}, key={"a": 2, "b": 1}.get), max(1, 1.0), max(1.0, 1), min((2, "b"), (2, "a")))
for f in (lambda: max(), lambda: max([]), lambda: max(1), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: max([1], bad=1)):
    try: f()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
