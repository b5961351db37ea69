for source in ["[x for x in 1, 2]", "{x: y, for x in z}", "[for x in y]", "{**x for x in y}", "[x for 1 in y]", "[x for x in y if]", "f(x for x in y, z)", "[(yield x) for x in y]"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
