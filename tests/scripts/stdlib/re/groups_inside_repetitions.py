import re
for pattern, text in [("(a*)+", "aa"), ("(a|b*)*", "ab"), ("(a*)*", "b"), ("(?:(a)|b)*", "ab"), ("(a*?)+?$", "aa"), ("(|a)+", "aaa")]:
    m = re.match(pattern, text)
    print(pattern, m.span(), m.regs[1])
    # expect: (a*)+ (0, 2) (2, 2)
    # expect: (a|b*)* (0, 2) (2, 2)
    # expect: (a*)* (0, 0) (0, 0)
    # expect: (?:(a)|b)* (0, 2) (0, 1)
    # expect: (a*?)+?$ (0, 2) (1, 2)
    # expect: (|a)+ (0, 0) (0, 0)
