import re
print(re.match("<.+?>", "<a><b>").group(), re.match("a{2,3}?", "aaaa").group(), re.match("a*+a", "aaa"))  # expect: <a> aa None
print(re.match("(?>a|ab)c", "abc"), re.match("(?:a|ab)c", "abc").group(), re.match("x?+x", "x"), re.match("a{1,2}+b", "aab").group())  # expect: None abc None aab
