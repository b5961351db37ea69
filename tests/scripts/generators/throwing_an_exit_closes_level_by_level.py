def inner(n):
    try:
        yield n
    except GeneratorExit:
        print("inner", n)  # expect: inner 1
        return n

def middle():
    try:
        yield from inner(1)
    finally:
        print("middle")  # expect: middle

def outer():
    try:
        yield from middle()
    except GeneratorExit as error:
        print("outer", error.args)  # expect: outer ('go',)
        yield "still here"

g = outer()
next(g)
print(g.throw(GeneratorExit("go")))  # expect: still here
print(next(g, "end"))  # expect: end
