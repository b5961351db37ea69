# python3: differs because 3.14 words it in another way
t = list("abcabc")
print(t.index("c", 3), t.index("a", -3), t.index("b", 0, 2), t.count("a"))
for a in (("z",), ("a", 4), ("a", 0, 0), ("c", -1, -1)):
    try: print(t.index(*a))
    except ValueError as e: print(e)
