# python3: differs in the marks under calls, which 3.13 draws otherwise
import builtins


def print(*values):
    builtins.print(*(str(value).replace(__file__, "FILE") for value in values))


import traceback
def f():
    raise KeyError(1)
try:
    try: f()
    except KeyError as e: raise ExceptionGroup("g", [e, ValueError("v")])
except Exception as g:
    for l in traceback.format_exception(g): print(repr(l))
try:
    try: f()
    except KeyError as e: raise ValueError("x")
except Exception as g:
    g.add_note("a\nb")
    for l in traceback.format_exception(g): print(repr(l))
    for l in traceback.format_exception_only(g): print(repr(l))
