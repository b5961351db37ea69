def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: 1 < "2")
attempt(lambda: [] >= {})
attempt(lambda: None > None)
attempt(lambda: 1j < 2)
attempt(lambda: [1, "a"] < [1, 2])
attempt(lambda: 1 == "1")
