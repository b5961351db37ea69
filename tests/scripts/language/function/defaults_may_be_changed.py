def f(a, b=1, *, c=2): return a, b, c
f.__defaults__ = (8, 9)
f.__kwdefaults__ = {"c": 10}
print(f(), f(1))  # expect: (8, 9, 10) (1, 9, 10)
f.__defaults__ = None
try:
    f()
except TypeError as e:
    print(e)  # expect: f() missing 2 required positional arguments: 'a' and 'b'
