# stderr: any
def inner():
    try:
        yield 1
    finally:
        return "swallowed"

def outer():
    try:
        print((yield from inner()))
    finally:
        print("outer ends")  # expect: outer ends

g = outer()
next(g)
print(g.close())  # expect: None
