from __future__ import division, annotations
import __future__
print(division.mandatory == __future__.division.mandatory, annotations.compiler_flag != 0)  # expect: True True
def f(x: undefined) -> 1 + 1: pass
print(f.__annotations__)  # expect: {'x': 'undefined', 'return': '1 + 1'}
for source in ["from __future__ import nothing", "x = 1\nfrom __future__ import division", "from __future__ import braces", "def f():\n from __future__ import division"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(e.msg)
        # expect: future feature nothing is not defined
        # expect: from __future__ imports must occur at the beginning of the file
        # expect: not a chance
        # expect: from __future__ imports must occur at the beginning of the file
