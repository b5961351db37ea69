class C:
    match {"a": 1, "b": [2, 3]}:
        case {"a": a, "b": [b, *c]}: pass
print(C.a, C.b, C.c)  # expect: 1 2 [3]
def outer(value):
    match value:
        case [x, y]:
            def inner():
                nonlocal x
                x += 1
                return x + y
            return inner
f = outer([1, 10])
print(f(), f())  # expect: 12 13
