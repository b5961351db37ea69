import contextlib, io
with contextlib.suppress(KeyError, ZeroDivisionError):
    {}["k"]
print("after suppress")
class C:
    def close(self): print("closed")
with contextlib.closing(C()), contextlib.nullcontext(5) as n:
    print(n)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
