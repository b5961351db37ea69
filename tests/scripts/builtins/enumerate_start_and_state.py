e = enumerate("abc", start=-1)
print(next(e), list(e), list(enumerate([], 5)), list(enumerate("a", 2**70)), iter(e) is e)
for f in (lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate(iterable="a", start=1).__next__()):
    try: print(f())
    except TypeError as error: print(error)
