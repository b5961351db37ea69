def squares(n):
    pairs = {k: v for k, v in enumerate(range(n)) if k}
    return [lambda: x for x in pairs], (x * x for x in pairs)
