for act in (lambda: b"x" % b"1", lambda: b"x" % bytearray(), lambda: b"x" % 1, lambda: b"x" % {}, lambda: "x" % b"1"):
    try:
        print(act())
    except TypeError as error:
        print(error)
