def f(v):
    match v:
        case [x, y] if x > y: return "descending", x, y
        case [x, *rest] if rest: return "list", x, rest
        case {"k": x, **others}: return "mapping", x, others
        case (str() | int()) as x: return "other", x
for v in ([2, 1], [1, 2], {"k": 1, "m": 2}, "text", 5, [7]):
    print(f(v))
    # expect: ('descending', 2, 1)
    # expect: ('list', 1, [2])
    # expect: ('mapping', 1, {'m': 2})
    # expect: ('other', 'text')
    # expect: ('other', 5)
    # expect: None
