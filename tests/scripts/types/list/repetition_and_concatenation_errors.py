for f in (lambda: [1] + (2,), lambda: [1] * [2], lambda: [1] * 1.0, lambda: "a" * [1], lambda: [1] + None, lambda: [1] - [1], lambda: [1] * "a"):
    try: f()
    except TypeError as e: print(e)
t = [1]
t += (2,)
t += "ab"
t += {5: 6}
t *= True
print(t)
