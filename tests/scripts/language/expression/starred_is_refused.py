for source in ["*a", "x = *a", "print(*a if b else c)", "*a = 1", "*a, *b = 1", "(*a)", "[*a for a in b]", "a[*b]", "del *a", "f(**a, *b)", "f(a=1, 2)", "f(**a, 1)", "{**a for a in b}", "x = (*a, )"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
