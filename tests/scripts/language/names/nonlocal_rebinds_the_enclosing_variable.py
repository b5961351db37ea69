def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        def innermost():
            nonlocal n
            n *= 10
        innermost()
        return n
    return inner(), inner(), n
print(outer())  # expect: (10, 110, 110)
