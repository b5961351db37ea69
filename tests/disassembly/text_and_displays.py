def show(name, n, *rest, **more):
    d = {"k": [1, *rest], **more}
    s = {x * x for x in rest if x}
    return f"{name!r:>{n}} {d['k'][1:]}", s, (lambda: n)
