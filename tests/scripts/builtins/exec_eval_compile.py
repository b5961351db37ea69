print(eval("1 + 2 * 3"), eval("x + 1", {"x": 41}))  # expect: 7 42
space = {}
exec("def f(n):\n    return n * 2\ny = f(21)", space)
print(space["y"], sorted(k for k in space if not k.startswith("__")))  # expect: 42 ['f', 'y']
code = compile("a * b", "<calc>", "eval")
print(eval(code, {"a": 6, "b": 7}))  # expect: 42
try:
    eval("1 +")
except SyntaxError as e:
    print(type(e).__name__)  # expect: SyntaxError
