for source in ("a = 1\nb = 2\n", "a = 1; b = 2", "if 1:\n  a = 1\n\nb = 2\n", "", "# only this\n", "x = (1,\n2); y = 3",
               "def f(): pass\n1", "pass\n\n\n'text'\n", "a = 1 # said\n# and more\n"):
    try:
        compile(source, "typed", "single")
        print("compiled")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
