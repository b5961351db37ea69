import re
for pattern, text in [("k", "\u212a"), ("s", "ſ"), ("[a-z]", "ſ"), ("i", "İ"), ("ı", "I"), ("σ", "ς"), ("ß", "ẞ"), ("[^k]", "\u212a"), ("µ", "μ"), ("ǆ", "ǅ")]:
    print(ascii(pattern), ascii(text), bool(re.match(pattern, text, re.I)), bool(re.match(pattern, text, re.I | re.A)))
