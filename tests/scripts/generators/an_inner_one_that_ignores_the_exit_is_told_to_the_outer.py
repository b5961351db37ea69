def inner():
    try:
        yield 1
    finally:
        yield "late"

def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        print("outer got", error)  # expect: outer got generator ignored GeneratorExit

g = outer()
next(g)
print(g.close())  # expect: None
