import re
s = "a\ud800b\udc01\U0001f600"
print(ascii(re.findall("[\ud800-\udfff]", s)), ascii(re.findall(r"[^\ud800-\udbff]+", s)))  # expect: ['\ud800', '\udc01'] ['a', 'b\udc01\U0001f600']
print(ascii(re.sub("[\U00010000-\U0010ffff]", "*", s)), re.match(r"\w", "\ud800"), re.match("\ud800", "\ud800").span())  # expect: 'a\ud800b\udc01*' None (0, 1)
