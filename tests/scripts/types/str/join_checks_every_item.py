print("-".join("abc"), "".join([]), ",".join({"a": 1, "b": 2}), "x".join(["one"]), "".join(map(str, range(3))))  # expect: a-b-c  a,b one 012
for f in (lambda: "".join([1]), lambda: "".join(["a", None]), lambda: "".join(5), lambda: "-".join([b"a"])):
    try: f()
    except TypeError as e: print(e)
    # expect: sequence item 0: expected str instance, int found
    # expect: sequence item 1: expected str instance, NoneType found
    # expect: can only join an iterable
    # expect: sequence item 0: expected str instance, bytes found
