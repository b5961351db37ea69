# python3: differs because it says what 3.14 says
SOURCES = """'x':
f(x):
[x]:
x, y:
def f[](): pass
class A[]: pass
def f[*T: int](): pass
type A[**P: (int, str)] = 5
def f[5](): pass
def f[T]: pass
def f() -> : pass
from x import a,
import a as b as c
import a as b c
f(x pass
lambda x: y z
f'{}}'""".split("\n")
SOURCES += ["if x:", "if x:\n\n", "if 1:\n  if x:\ny", "try:\n x\nexcept A as b.c: pass", "try:\n x\nexcept* A as 5: pass"]
SOURCES += ["match x:\n case " + pattern + ": pass" for pattern in ("1 as 5", "1 as a.b", "[1 as f()]", "1 as (a)", "1 as a[0]")]
SOURCES += ["@x\n", "class A:\n  @x\n", 'f"{x:"', "def f[*T=(yield)](): pass", "class A[T: ((yield), int)]: pass"]
for source in SOURCES:
    try:
        compile(source, "n", "exec")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
