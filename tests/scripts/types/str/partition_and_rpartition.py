print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"), "".partition("a"), "aa".partition("aa"))  # expect: ('a', '=', 'b=c') ('a=b', '=', 'c') ('abc', '', '') ('', '', 'abc') ('', '', '') ('', 'aa', '')
for f in (lambda: "a".partition(""), lambda: "a".rpartition(5), lambda: "a".partition()):
    try: f()
    except (ValueError, TypeError) as e: print(e)
    # expect: empty separator
    # expect: must be str, not int
    # expect: str.partition() takes exactly one argument (0 given)
