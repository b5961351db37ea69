for source in ["break", "continue", "if 1: break", "def f():\n continue", "for x in y:\n def g():\n  break", "class C:\n continue", "while 1:\n pass\nelse:\n break", "for x in y: pass\nelse: continue"]:
    try:
        compile(source, "f", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)
