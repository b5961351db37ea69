import re
print(re.escape("a.b*[c]-é #\n"), re.escape(b"1+1=\xff"), re.fullmatch(re.escape("(^$)"), "(^$)").group())
