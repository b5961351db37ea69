def f():
    x, y = 1, [2]
    def g(): return x, y
    return g
g = f()
print(g.__code__.co_freevars, [c.cell_contents for c in g.__closure__], f.__closure__)  # expect: ('x', 'y') [1, [2]] None
g.__closure__[0].cell_contents = 9
print(g())  # expect: (9, [2])
