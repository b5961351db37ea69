# python3: differs because it says what 3.14 says
SOURCES = ["def f(): x y", "else_ = 1\ntry: x y\nexcept A: pass", "f = lambda a, b=, **c: a", "def f( (n=0): pass", "def f((a, b)): pass"]
SOURCES += ["try:\n pass\nexcept A:\n pass\nelse:\n x\n:\n y", "match x:\n case {'a': , **rest}: pass", "match x:\n case A((x, y=1)): pass"]
SOURCES += ["try:\n pass\nexcept*\n", "x = 'a' 1.5 'b'", "x = 'it' s 'x'", "f('a' b 'c')"]
for source in SOURCES:
    try:
        compile(source, "n", "exec")
    except SyntaxError as error:
        print(repr(source), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
