def attempt(f):
    try:
        print(f())
    except (IndexError, TypeError, KeyError) as e:
        print(type(e).__name__, e)
attempt(lambda: [1][1])
attempt(lambda: [1][-2])
attempt(lambda: (1,)[5])
attempt(lambda: "a"[3])
attempt(lambda: range(3)[3])
attempt(lambda: b"a"[1])
attempt(lambda items=[1]: items["0"])
attempt(lambda text="a": text[1.0])
attempt(lambda: {1: 2}["k"])
attempt(lambda n=5: n[0])
attempt(lambda n=None: n[0])
