class C:
    def __enter__(self): return self
    def __exit__(self, *a):
        print([x if x is None else getattr(x, "__name__", type(x).__name__) for x in a])
        # expect: [None, None, None]
        # expect: ['KeyError', 'KeyError', 'traceback']
        # expect: ['ValueError', 'ValueError', 'traceback']
        # expect: [None, None, None]
        return True
with C(): pass
with C(): raise KeyError("k")
with C(): raise ValueError
def f():
    with C(): return "returned"
print(f())  # expect: returned
