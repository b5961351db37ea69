# python3: differs because 3.14 words it in another way
s = {1}
s.add(1); s.add(1.0); s.add(True); s.discard(5)
print(s, s.pop(), s)
for f in (lambda: s.pop(), lambda: s.remove(1), lambda: s.add([]), lambda: s.remove([]), lambda: s.add(), lambda: frozenset().add(1)):
    try: f()
    except (KeyError, TypeError, AttributeError) as e: print(type(e).__name__, str(e)[-24:])
