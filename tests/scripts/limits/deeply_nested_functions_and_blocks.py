source = ""
for depth in range(30):
    source += "    " * depth + f"def f{depth}():\n"
source += "    " * 30 + "return 'bottom'\n"
for depth in reversed(range(30)):
    if depth:
        source += "    " * depth + f"return f{depth}()\n"
space = {}
exec(source, space)
print(space["f0"]())  # expect: bottom
source = "".join("  " * d + f"for i{d} in range(1):\n" for d in range(19)) + "  " * 19 + "print('inside', i18)\n"
exec(source, space)  # expect: inside 0
