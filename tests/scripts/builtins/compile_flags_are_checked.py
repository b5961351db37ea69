for flags in 0, 0x10, 0x20000, 0x1000000, 1, 1 << 30, -1, "a", None, 1.5:
    try:
        print(flags, type(compile("1", "f", "eval", flags)).__name__)
    except Exception as e:
        print(flags, type(e).__name__, e)
for optimize in -2, -1, 0, 3, "a":
    try:
        print(optimize, type(compile("1", "f", "eval", 0, False, optimize)).__name__)
    except Exception as e:
        print(optimize, type(e).__name__, e)
exec(compile("def f(a: int): pass", "f", "exec", 0x1000000))
print(f.__annotations__)
