# python3: differs because 3.14 adds a hint
class C: pass
c = C()
c.__enter__ = c.__exit__ = lambda *a: None
try:
    with c: pass
except TypeError as e:
    print(e)
class Half:
    def __enter__(self): print("entered")
try:
    with Half(): pass
except TypeError as e:
    print(e)
