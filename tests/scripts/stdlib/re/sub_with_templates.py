import re
print(re.sub(r"(?P<a>\w)(\w)", r"\2\g<a>\g<1>0\\\n", "abcd"), re.sub("a", r"\x" if 0 else r"\101\0", "a") == "A\0")
print(re.sub("(a)|(b)", r"[\1\2]", "abc"), re.subn("a", "b", "banana", count=2), re.sub("a", r"\.", "a"))
print(re.match("(?P<x>a)(b)?", "a").expand(r"\g<x>-\2-\1"))
