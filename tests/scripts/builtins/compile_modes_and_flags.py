print(eval(compile("1 + 1", "f", "eval")), exec(compile("x = 5", "f", "exec")), x)
exec(compile("x + 1", "f", "single"))
for args in (("1", "f", "other"), ("a b", "f", "eval"), ("x = 1", "f", "eval"), ("", "f", "eval"), (5, "f", "exec"), ("a\0b", "f", "exec")):
    try: compile(*args)
    except (ValueError, SyntaxError, TypeError) as e: print(type(e).__name__, getattr(e, "msg", e))
