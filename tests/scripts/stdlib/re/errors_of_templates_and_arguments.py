import re
for template in [r"\2", r"\g<x>", r"\g<", r"\g<>", r"\q", "\\", r"\g<-1>"]:
    try:
        re.sub("(a)", template, "a")
    except (re.error, IndexError) as error:
        print(template, error)
for call in [lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 1), lambda: re.compile(1), lambda: re.compile(re.compile("a"), re.I), lambda: re.match("a", "a").group(1), lambda: re.compile("a", re.A | re.U)]:
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
