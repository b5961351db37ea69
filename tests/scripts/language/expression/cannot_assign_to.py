for source in ["1 = x", "f() = 1", "a + b = 1", "-a = 1", "'s' = 1", "a < b = 1", "a and b = 1", "lambda: 0 = 1", "[1] = x", "(a, 1) = x", "{} = 1", "{1} = x", "x if y else z = 1", "f'{x}' = 1", "... = 1", "(yield) = 1", "a.b() = 1", "[x for x in y] = 1", "for 1 in x: pass", "with a as 1: pass", "del 1", "del f()", "del a + b", "await x = 1"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
