class C:
    @property
    def p(self): return 1
    w = property(None, lambda self, v: None)
    n = property()
c = C()
for f in (lambda: setattr(c, "p", 1), lambda: delattr(c, "p"), lambda: c.w, lambda: c.n, lambda: delattr(c, "w")):
    try: f()
    except AttributeError as e: print(e)
    # expect: property 'p' of 'C' object has no setter
    # expect: property 'p' of 'C' object has no deleter
    # expect: property 'w' of 'C' object has no getter
    # expect: property 'n' of 'C' object has no getter
    # expect: property 'w' of 'C' object has no deleter
