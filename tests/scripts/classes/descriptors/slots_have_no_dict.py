# python3: differs because 3.14 words it in another way
class C:
    __slots__ = ("a", "b")
c = C()
c.a = 1
for f in (lambda: setattr(c, "x", 1), lambda: c.__dict__, lambda: delattr(c, "b")):
    try: f()
    except AttributeError as e: print(e)
print(c.a, C.a.__class__.__name__, C.__slots__)
