def f():
    import os.path
    from math import pi as p, floor
    return sorted(locals())
print(f(), "os" in globals())  # expect: ['floor', 'os', 'p'] False
