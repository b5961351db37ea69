f = lambda a, /, b=2, *rest, c, d=4, **more: (a, b, rest, c, d, more)
print(f(1, c=3))  # expect: (1, 2, (), 3, 4, {})
print(f(1, 9, 8, 7, c=3, d=0, z=5))  # expect: (1, 9, (8, 7), 3, 0, {'z': 5})
print((lambda: None)(), (lambda x: lambda y: x + y)(1)(2))  # expect: None 3
print(f.__name__)  # expect: <lambda>
