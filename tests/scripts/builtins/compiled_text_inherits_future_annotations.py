# python3: differs because the flag stands in co_flags only since 3.12
from __future__ import annotations
FLAG = 0x1000000
names = {}
exec("def f(x: undefined) -> int: pass", names)
print(names["f"].__annotations__)
print(bool(compile("pass", "n", "exec").co_flags & FLAG))
print(bool(compile("pass", "n", "exec", dont_inherit=True).co_flags & FLAG))
print(bool(eval("lambda: 0").__code__.co_flags & FLAG))
print(bool(compile("pass", "n", "exec", FLAG, True).co_flags & FLAG))
