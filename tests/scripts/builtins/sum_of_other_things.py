# python3: differs because 3.14 words it in another way
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum([True, True]), sum((1j, 2)), sum([1, 2], start=10), sum(range(5)), sum([0.1] * 10))
for f in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum([[1]]), lambda: sum([1], bytearray())):
    try: f()
    except TypeError as e: print(e)
