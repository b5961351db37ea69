def a():
    x = 0
    def b():
        def c():
            nonlocal x
            x += 1
            return x
        return c
    c = b()
    return c(), c(), x
print(a())  # expect: (1, 2, 2)
