def gen(name):
    try:
        yield name
    finally:
        print("closed", name)
def pairs():
    for x in gen("outer"):
        for y in gen("inner"):
            return x + y
print(pairs())
def within_finally():
    for x in gen("loop"):
        try:
            return x
        finally:
            print("finally")
print(within_finally())
def around_finally():
    try:
        for x in gen("loop"):
            return x
    finally:
        print("finally")
print(around_finally())
