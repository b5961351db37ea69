for source in ["None = 1", "True = 1", "f(None=1)", "def f(True): pass", "class None: pass", "for False in x: pass", "x.None", "__debug__ = 1", "del None", "import None"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(source, "-", e.msg)
