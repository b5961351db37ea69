class C:
    def __init__(self, result): self.result = result
    def __enter__(self): pass
    def __exit__(self, *a): return self.result
for result in (1, "yes", 0, [], None):
    try:
        with C(result): raise ValueError
        print("swallowed", result)
        # expect: swallowed 1
        # expect: swallowed yes
    except ValueError:
        print("came through", result)
        # expect: came through 0
        # expect: came through []
        # expect: came through None
