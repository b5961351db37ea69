for s in ("they're bill's", "x1y2", "ABC def", "", "a-b_c", "Ǆ", "1a"):
    print(repr(s.title()), s.istitle(), s.title().istitle())
