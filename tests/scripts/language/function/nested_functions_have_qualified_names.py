def outer():
    def inner(): pass
    class C:
        def m(self): pass
        n = lambda self: 0
    return inner, C.m, C.n, C
print([f.__qualname__ for f in outer()], [f.__name__ for f in outer()], outer.__qualname__)  # expect: ['outer.<locals>.inner', 'outer.<locals>.C.m', 'outer.<locals>.C.<lambda>', 'outer.<locals>.C'] ['inner', 'm', '<lambda>', 'C'] outer
