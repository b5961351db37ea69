class C:
    for i in range(3):
        locals()[f"m{i}"] = i
    if i == 2:
        def late(self): return "late"
    try:
        1 / 0
    except ZeroDivisionError as e:
        handled = type(e).__name__
    del i
print(C.m0, C.m2, C().late(), C.handled, hasattr(C, "e"), hasattr(C, "i"))  # expect: 0 2 late ZeroDivisionError False False
