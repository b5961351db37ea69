def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
        # expect: can't concat str to bytes
        # expect: bytes must be in range(0, 256)
        # expect: string argument without an encoding
        # expect: sequence item 0: expected a bytes-like object, str found
        # expect: negative count
attempt(lambda: b"a" + "b")
attempt(lambda: bytes([256]))
attempt(lambda: bytes("x"))
attempt(lambda: b"x".join(["a"]))
attempt(lambda: bytes(-1))
