g, l = {"x": 1}, {"y": 2}
print(eval("x + y", g, l), "__builtins__" in g)
exec("z = x + y; del y", g, l)
print(l, eval("__builtins__ is not None", {}))
for f in (lambda: eval("1", 5), lambda: eval("x = 1"), lambda: eval(b"1 + 1"), lambda: eval(5), lambda: eval("len('a')", {"__builtins__": {}})):
    try: print(f())
    except (TypeError, SyntaxError, NameError) as e: print(type(e).__name__, getattr(e, "msg", e))
