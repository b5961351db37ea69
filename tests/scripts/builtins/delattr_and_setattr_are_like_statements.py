class C: pass
c = C()
setattr(c, "x", 1)
print(c.x, getattr(c, "x"), hasattr(c, "y"))  # expect: 1 1 False
delattr(c, "x")
print(vars(c))  # expect: {}
for f in (lambda: delattr(c, "x"), lambda: setattr(c, "x"), lambda: getattr(c), lambda: getattr(c, "x", 1, 2)):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    # expect: AttributeError 'C' object has no attribute 'x'
    # expect: TypeError setattr expected 3 arguments, got 2
    # expect: TypeError getattr expected at least 2 arguments, got 1
    # expect: TypeError getattr expected at most 3 arguments, got 4
