import re
print(re.split("(,)|;", "a,b;c"), re.split(",", "a,b,c", maxsplit=1), re.split(r"\b", "a b"), re.split("x", ""), re.split("(x)?", "ab"))  # expect: ['a', ',', 'b', None, 'c'] ['a', 'b,c'] ['', 'a', ' ', 'b', ''] [''] ['', None, 'a', None, 'b', None, '']
