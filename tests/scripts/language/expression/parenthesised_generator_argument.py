def f(*a, **k): return [list(x) for x in a], k
print(f(x for x in "ab"), f((x for x in "c"), (y for y in "d")))  # expect: ([['a', 'b']], {}) ([['c'], ['d']], {})
try:
    compile("f(x for x in y, 1)", "f", "exec")
except SyntaxError as e:
    print(e.msg)  # expect: Generator expression must be parenthesized
