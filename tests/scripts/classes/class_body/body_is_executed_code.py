class C:
    items = []
    for i in range(3):
        items.append(i)
    if items:
        def method(self): return "defined"
    else:
        def method(self): return "other"
    print(__qualname__, __module__)  # expect: C __main__
    del i
print(C.items, C().method(), hasattr(C, "i"))  # expect: [0, 1, 2] defined False
