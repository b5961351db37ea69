# python3: differs because 3.14 shows no line for what the compiler finds in a text
SOURCES = [
    "x = (1,\ny = 2", "x = (1,", "x = 'abc", "x = '''abc\n", "x = 1)\n", "x = (1]", "0777", "1a", "f'{a'\n", "f'}'",
    "a b\n", "x = = 1", "x = ?", "x = 1 \\ \n", "if 1:\n\tx\n        y\n", "def f():\n    x\n  y\n",
    "f(a=1, a=2)\n", "return\n", "def f(a, a): pass\n", "break\n", "nonlocal x\n", "x = 1\nglobal x\n", "*a = 1\n",
]
for source in SOURCES:
    try:
        compile(source, "no file", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
