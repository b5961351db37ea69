# python3: differs because 3.14 words it in another way
t = [1]
for f in (lambda: t.append(), lambda: t.append(1, 2), lambda: t.insert(1), lambda: t.insert("a", 1), lambda: t.pop("a"), lambda: t.extend(), lambda: t.extend(5), lambda: t.remove(), lambda: t.sort(5), lambda: t.sort(bad=1), lambda: t.reverse(1), lambda: t.clear(1), lambda: t.copy(1), lambda: t.count()):
    try: f()
    except TypeError as e: print(e)
