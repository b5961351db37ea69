for source in [
    "def f():\n x = 1\n global x", "def f(x):\n global x", "def f():\n print(x)\n global x", "nonlocal x",
    "def f():\n nonlocal x", "def f(x):\n def g():\n  nonlocal x\n  global x", "def f():\n  x: int\n  global x",
    "def f(x):\n nonlocal x", "class C:\n nonlocal x",
]:
    try:
        compile(source, "f", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg)
