import re
for pattern in ["(", "a)", "*", "a**", "(?P<1>)", "(?P<a>)(?P<a>)", "(?P=b)", "[a", "[b-a]", "\\", r"\q", r"\1", r"(\1)", "(?<=a*)", "(?Z)", "a(?i)", "a{2,1}", "(?i-i:a)", r"\400", "(?(1)a|b|c)", "x\n(", r"\N{x}", "(?a-b:c)"]:
    try:
        re.compile(pattern)
    except re.error as error:
        print(ascii(pattern), error, "|", error.msg, error.pos, error.lineno, error.colno)
