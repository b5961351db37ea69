# Where errors of syntax are said to be, and what wins when more than one thing is wrong.
for source in (
    "with (a as b, c as d,) type:\n    pass",
    "with (a as as b, c as d):\n    pass",
    "x = ( <> a)",
    "x = a <> b",
    "x = {1, *a 2}",
    "f(*a b)",
    "x = (y for y in z if w w)",
    "f(((a)b) * 2)",
    "f((a)(b) c)",
    "cl{ass E(Exception): pass (",
    "x = {k: v for k, v in z{",
    "x = t {1: 2}",
    "x = y if z < else w",
    "f(a if b() (c, d. nonlocal, e) for a in g)",
):
    try:
        compile(source, "s", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
