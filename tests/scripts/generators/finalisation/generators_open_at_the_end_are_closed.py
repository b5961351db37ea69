def gen(name):
    try:
        yield name
    finally:
        print("closed", name)
a, b = gen("a"), gen("b")
print(next(a), next(b))
