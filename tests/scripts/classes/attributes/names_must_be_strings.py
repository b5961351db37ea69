class C: pass
for f in (lambda: getattr(C, 1), lambda: setattr(C, 1, 2), lambda: hasattr(C, None), lambda: delattr(C, b"x")):
    try: f()
    except TypeError as e: print(e)
    # expect: attribute name must be string, not 'int'
    # expect: attribute name must be string, not 'int'
    # expect: attribute name must be string, not 'NoneType'
    # expect: attribute name must be string, not 'bytes'
setattr(C, "not a name", 1)
print(getattr(C, "not a name"))  # expect: 1
