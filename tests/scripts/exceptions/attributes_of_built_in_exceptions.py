print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, OSError(2, "no", "f").filename, OSError(2, "no").errno, OSError("x").errno, KeyError("k").args, ImportError("m", name="n", path="p").name, AttributeError("m", name="n", obj=5).obj, NameError("m", name="n").name)  # expect: 5 None 3 None f 2 None ('k',) n 5 n
e = SyntaxError("msg", ("f.py", 3, 5, "text"))
print(e.msg, e.filename, e.lineno, e.offset, e.text, str(e))  # expect: msg f.py 3 5 text msg (f.py, line 3)
