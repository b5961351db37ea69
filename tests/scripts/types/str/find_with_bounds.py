# python3: differs because 3.14 words it in another way
print("abcabc".find("c", 3), "abc".find("", 3), "abc".find("", 4), "abc".rfind(""), "abcabc".rindex("a", 0, 3), "abc".count(""), "aaaa".count("aa"), "abc".find("b", -1), "abc".find("b", None, None), "abc".index("bc", -10, 10))
for f in (lambda: "a".index("b"), lambda: "a".rindex("b"), lambda: "a".find(1), lambda: "a".find("a", "x")):
    try: f()
    except (ValueError, TypeError) as e: print(e)
