# python3: differs because newer versions place the error at the alternatives
for pattern in ["[a] | [b]", "[a] | [a, b] | c", "(1 | a)", "1 | (a as b)", "A(x) | B(y)", "[1 | [x], *y] | z", "(a, b) | 1 as d"]:
    try:
        compile(f"match x:\n case {pattern}: pass", "f", "exec")
    except SyntaxError as e:
        print(pattern, "-", e.msg, e.lineno, e.offset, e.end_offset)
try:
    compile("try: pass\nexcept a, b as c: pass", "f", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.end_offset)
