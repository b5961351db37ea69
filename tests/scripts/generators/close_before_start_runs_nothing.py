def g():
    print("started")
    try:
        yield
    finally:
        print("finally")
it = g()
it.close()
print(list(it))  # expect: []
