for source in ["x := 1", "f(x=y:=1)", "[i := 0 for i in x]", "[i for i in (j := x)]", "(a.b := 1)", "(a[0] := 1)", "((a, b) := 1)", "class C:\n [y := 1 for z in x]"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
