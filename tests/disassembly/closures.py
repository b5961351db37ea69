def counter(start=0, *, step=1):
    n = start
    def bump():
        nonlocal n
        n += step
        return n
    return bump
