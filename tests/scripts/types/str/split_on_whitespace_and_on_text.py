print(" a  b ".split(), " a  b ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a b c".split(None, 1), "".split(), "".split(","), "a\u2003b\x1cc".split(), " a b ".rsplit(None, 1), "abc".split("c"))  # expect: ['a', 'b'] ['', 'a', '', 'b', ''] ['a', 'b,c'] ['a,b', 'c'] ['a', 'b c'] [] [''] ['a', 'b', 'c'] [' a', 'b'] ['ab', '']
for f in (lambda: "a".split(""), lambda: "a".split(5), lambda: "a".split(",", "x")):
    try: f()
    except (ValueError, TypeError) as e: print(e)
    # expect: empty separator
    # expect: must be str or None, not int
    # expect: 'str' object cannot be interpreted as an integer
