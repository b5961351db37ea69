for source in ["def f():\n from math import *", "class C:\n from math import *", "from math import *, sqrt", "from math import (*)", "from math import sqrt,", "import a.b as", "from import x"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(e.msg)
