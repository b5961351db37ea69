def g():
    while True:
        try: yield "ready"
        except ValueError as e: yield f"caught {e}"  # expect raises: KeyError
        except KeyError: return "done"
a = g()
print(next(a), a.throw(ValueError("v")), next(a), a.throw(ValueError))
try:
    a.throw(KeyError())
except StopIteration as e:
    print(e.value)
try:
    a.throw(OSError("after the end"))
except OSError as e:
    print(e)
for what in (5, "x", int):
    try: g().throw(what)
    except TypeError as e: print(e)
