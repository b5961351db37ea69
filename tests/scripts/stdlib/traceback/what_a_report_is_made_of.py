# python3: differs in the marks under calls, which 3.13 draws otherwise
import builtins


def print(*values):
    builtins.print(*(str(value).replace(__file__, "FILE") for value in values))


import traceback, sys, io
def f(n):
    secret = [n]
    if n: return f(n - 1)
    return {}["k"] + secret[0]
class E(Exception):
    pass
try:
    try: f(1)
    except KeyError as e: raise E("one\ntwo") from e
except E as e:
    te = traceback.TracebackException.from_exception(e, limit=2)
    print(te, te.exc_type_str, te.__cause__.exc_type_str, te.__context__ is te.__cause__, te.__suppress_context__, te.exceptions, te.__notes__)
    for s in te.__cause__.stack: print(s.name, s.lineno, s.line, s.locals, len(s), s[2], s == (s.filename, s.lineno, s.name, s.line))
    print("".join(te.__cause__.format()))
    print(list(te.format_exception_only()), list(te.format(chain=False))[-1])
    tb = e.__traceback__
    print(traceback.format_tb(tb, 1), len(traceback.extract_tb(e.__cause__.__traceback__, -1)))
    print(traceback.format_list([("a.py", 3, "g", "x = 1"), traceback.FrameSummary("b.py", None, "h", line="  y  ")]))
    print(traceback.format_exception(e, limit=0), traceback.format_exception_only(ValueError("x")), traceback.format_exception_only(None))
    for args in ((1,), (e, e), (E, e, None)):
        try: print(traceback.format_exception(*args))
        except Exception as x: print(type(x).__name__, x)
    out = io.StringIO(); traceback.print_exc(file=out, chain=False); print(out.getvalue())
    traceback.clear_frames(e.__cause__.__traceback__)
def r(n):
    if n == 0: return traceback.extract_stack()
    return r(n - 1)
st = r(6)
print("".join(st.format()))
print(traceback.StackSummary.from_list(list(st)) == st, [x.name for x in traceback.StackSummary.extract(traceback.walk_stack(None), limit=1)])
g = ExceptionGroup("top", [ValueError(i) for i in range(4)] + [ExceptionGroup("deep", [TypeError("t")])])
print("".join(traceback.TracebackException(type(g), g, None, max_group_width=2).format()))
print("".join(traceback.TracebackException(type(g), g, None, max_group_depth=1).format()))
print(traceback.format_exception_only(g, show_group=True))
class Quiet(traceback.StackSummary):
    def format_frame_summary(self, fs, **kw):
        return None if fs.name == "r" else f"<{fs.name}>\n"
print(Quiet.from_list(st).format())
class Bad(Exception):
    def __str__(self): raise RuntimeError
print(traceback.format_exception_only(Bad()), sorted(n for n in traceback.__all__))
print(repr(st[0])[:14], traceback.FrameSummary("f", 1, "n").line, hash is not None)
try: hash(st[0])
except TypeError as x: print(x)
