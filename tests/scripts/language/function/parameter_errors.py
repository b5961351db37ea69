# python3: differs because 3.14 words it in another way
for source in ["def f(a, a): pass", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(/, a): pass", "def f(a, /, b, /): pass", "def f(*a, /): pass", "def f(**k, *a): pass", "lambda a, a: 1", "def f(a, (b, c)): pass", "def f(1): pass", "def f(*a=1): pass", "def f(**k=1): pass", "def f(a, *, b=1, c): pass", "def f(*, /): pass"]:
    try:
        compile(source, "f", "exec")
        print("fine", source)
    except SyntaxError as e:
        print(source, "-", e.msg)
