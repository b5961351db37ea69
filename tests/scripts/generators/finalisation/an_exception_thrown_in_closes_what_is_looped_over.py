def inner():
    try:
        yield 1
    finally:
        print("inner closed")
def outer():
    for x in inner():
        yield x
generator = outer()
next(generator)
try:
    generator.throw(ValueError("thrown"))
except ValueError as error:
    print(error)
