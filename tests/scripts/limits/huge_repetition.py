def attempt(f):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError, ValueError) as e:
        print("refused")
attempt(lambda: "x" * 10**18)
attempt(lambda: [0] * 10**18)
attempt(lambda: (0,) * 10**18)
attempt(lambda: b"x" * 10**18)
attempt(lambda: "x" * 10**30)
attempt(lambda: bytearray(10**17))
attempt(lambda: "ab".ljust(10**18))
attempt(lambda: "%1000000000000000000d" % 1)
