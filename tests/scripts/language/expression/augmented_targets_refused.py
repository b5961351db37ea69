for source in ["(a, b) += 1", "[a] += 1", "f() += 1", "a + b += 1", "1 += 1", "(x) += 1", "x += y += 1", "*a += 1", "x: int += 1"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
