def inner():
    try:
        yield 1
    finally:
        print("inner")


def outer():
    try:
        yield from inner()
    finally:
        print("outer")


generator = outer()
next(generator)
try:
    generator.throw(5)
except TypeError as error:
    print(error)
print(generator.gi_frame)

generator = inner()
next(generator)
try:
    generator.throw(5)
except TypeError as error:
    print(error)
print(generator.gi_frame is not None)
generator.close()
