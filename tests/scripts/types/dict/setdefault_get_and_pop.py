# python3: differs because 3.14 words it in another way
d = {"a": None}
print(d.setdefault("a", 1), d.setdefault("b"), d.setdefault("c", []), d.get("z"), d.get("z", 5), d.pop("a"), d.pop("zz", "default"), d)
for f in (lambda: d.pop("zz"), lambda: d.pop(), lambda: d.get(), lambda: d.get([]), lambda: d.setdefault([], 1)):
    try: f()
    except (KeyError, TypeError) as e: print(type(e).__name__, e.args[0][:16] if isinstance(e, TypeError) else e)
