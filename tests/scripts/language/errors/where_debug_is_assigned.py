# python3: differs because 3.14 points at the name
SOURCES = [
    "def f(a, __debug__=1): pass", "lambda __debug__: 1", "def f(*__debug__): pass", "f(__debug__=1)", "import __debug__",
    "from x import __debug__", "import x as __debug__", "match x:\n case A(__debug__=1): pass", "class __debug__: pass",
]
for source in SOURCES:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(source, "-", e.msg, e.lineno, e.offset, e.end_offset)
