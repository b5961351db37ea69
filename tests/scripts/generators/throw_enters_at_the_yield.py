def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            print("handled", e)
it = g()
next(it)
print(it.throw(ValueError("one")))
print(it.throw(ValueError("two")))
try:
    it.throw(KeyError("three"))
except KeyError as e:
    print("out", e)
print(next(it, "dead"))
