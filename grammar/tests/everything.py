# Every construct of Python 3.14 once; it parses, and means nothing.
def f[*Ts](*args: *Ts) -> None: ...
class A[T: (int, str) = int](B, metaclass=M): pass
x = {y := 1, 2}
a[x := 1, *b]
with (open(x)) as f, (g): pass
with (a), (b): pass
with (yield_)(x) as y: pass
lambda *a, b=1, **k: (a, b, k)
lambda a, /, b, *, c: 0
@a.b[c](d)
async def g():
    async with (a as b, c): pass
    async for i in x: yield i
    return
    await (yield)
print(f"{x!r:^{width}.{prec}}", f'{x:{'>'}{10}}', f"{f'{f"{1}"}'}")
for x in *a, b: pass
try: pass
except* A, B: pass
match x, *y:
    case {"a": [1, _, *rest], **kw} if rest: pass
    case A.B(c=1, d=(2 | 3) as e): pass
    case -1 + 2j | "a" "b" | b'x': pass
    case (): pass
    case [*_]: pass
    case _: pass
type X[T, *U, **P] = dict[T, Callable[P, U]]
del (a, b), [c], d[0], e.f
x: int
(x): int = 1
x.y: int = 2
assert x, "y"
raise A from b
from . import (a, b as c,)
from ...x.y import z
import a.b.c as d, e
global q, r
0xDEAD_BEEF; 0o777; 0b101; 1e10j; .5; 5.; 1_0.0_1
if (n := len(x)) > 1: pass
elif y: pass
else: pass
while x: break
else: pass
x = yield_ = 1; y = *a, b
x @= y; x //= 2; x **= 3; x >>= 1; x <<= 1; x |= 1; x ^= 1; x &= 1; x %= 2
a < b <= c != d is not e not in f in g is h
not a and b or c if d else lambda: e
[x async for x in y if a if b for z in w]
x[1:2, ::3, ...]; x[:]; x[a:]; x[:b:c]
print(*a, **b, c=1)
nonlocal_ = t"{x=!r:{y}}" rt'\{z}'
