def g():
    try:
        yield 1
    finally:
        print("closed")
it = g()
print(next(it))
it.close()
it.close()
print(next(it, "over"))
