# stderr: any
for f in (lambda: 5[0], lambda: None["a"], lambda: (lambda: 0)[1], lambda: {}["k"], lambda: [][0], lambda: "abc"["x"], lambda: [1]["x"], lambda: (1,)[1.0], lambda: [1][None:"a"], lambda: int[0], lambda: {1}[0], lambda: b"a"[9], lambda: range(3)["a"]):
    try:
        f()
    except (TypeError, KeyError, IndexError) as e:
        print(type(e).__name__, e)
