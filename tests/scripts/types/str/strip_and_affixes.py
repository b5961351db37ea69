print(repr("  x \n".strip()), "xxaxx".strip("x"), "xyaxy".lstrip("xy"), "abcba".rstrip("ab"), repr("\u3000a\u2003".strip()))  # expect: 'x' a axy abc 'a'
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removeprefix("y"), "x".removesuffix(""))  # expect: x x x x
print("abc".startswith("ab"), "abc".startswith(("x", "a")), "abc".endswith("bc", 2), "abc".endswith("bc", 1), "".startswith(""))  # expect: True True False True True
try:
    "a".startswith(5)
except TypeError as e:
    print(e)  # expect: startswith first arg must be str or a tuple of str, not int
