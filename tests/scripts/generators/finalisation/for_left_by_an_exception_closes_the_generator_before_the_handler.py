def gen(name):
    try:
        yield name
    finally:
        print("closed", name)
def fails():
    for x in gen("called"):
        raise ValueError(x)
try:
    fails()
except ValueError as error:
    print("caught", error)
try:
    for x in gen("here"):
        1 / 0
except ZeroDivisionError:
    print("caught")
