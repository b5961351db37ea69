import re
print(re.sub("x*", "-", "abxd"), re.findall(r"\b|\w+", "ab c"), re.split("x*", "axbc"))
print([m.span() for m in re.finditer("a*", "baac")], re.sub("(?m)^", "> ", "a\nb"))
