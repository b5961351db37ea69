source = "def f(x):\n" + "    x = x + 1 if x else x + 2\n" * 8000 + "    return x\n"
space = {}
exec(source, space)
print(space["f"](0))  # expect: 8001
source = "x = 0\n" + "for i in range(2):\n    x += i\n" * 3000
exec(source, space)
print(space["x"])  # expect: 3000
