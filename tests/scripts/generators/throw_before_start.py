def g():
    print("never")
    yield
it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print(e)  # expect: early
print(next(it, "dead"))  # expect: dead
