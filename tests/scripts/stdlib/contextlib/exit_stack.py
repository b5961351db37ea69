from contextlib import ExitStack
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("in", self.n); return self.n
    def __exit__(self, *a): print("out", self.n, a[0] and a[0].__name__)
with ExitStack() as stack:
    names = [stack.enter_context(M(i)) for i in range(2)]
    stack.callback(print, "callback", names)
    stack.push(lambda *a: True)
    raise KeyError("swallowed by push")
print("end")
with ExitStack() as stack:
    stack.enter_context(M("kept"))
    kept = stack.pop_all()
print("not yet")
kept.close()
