def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4))  # expect: (1, 2, 3, (), 4, 5, {})
print(f(1, 2, 3, 4, 5, d=6, e=7, a=8, z=9))  # expect: (1, 2, 3, (4, 5), 6, 7, {'a': 8, 'z': 9})
print(f(*[1, 2], **{"c": 30, "d": 40}))  # expect: (1, 2, 30, (), 40, 5, {})
print(f.__kwdefaults__, f.__defaults__)  # expect: {'e': 5} (2, 3)
