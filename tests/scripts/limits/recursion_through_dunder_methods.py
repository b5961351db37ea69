class Loop:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __eq__(self, other): return other == self
    def __repr__(self): return repr(self)
    def __len__(self): return len(self)
    def __add__(self, other): return self + other
    def __call__(self): return self()
x = Loop()
for act in (lambda: x.attr, lambda: x == Loop(), lambda: repr(x), lambda: len(x), lambda: x + 1, lambda: x()):
    try:
        act()
    except RecursionError:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
