def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] + ())
attempt(lambda: None - 1)
attempt(lambda: {} * 2)
attempt(lambda: "a" * "b")
attempt(lambda: -"x")
attempt(lambda: ~1.5)
attempt(lambda: 2 ** "x")
attempt(lambda: object() // 1)
