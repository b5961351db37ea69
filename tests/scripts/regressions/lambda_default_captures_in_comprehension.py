fs = {k: (lambda v=v: v * 2) for k, v in {"a": 1, "b": 2}.items()}
print(fs["a"](), fs["b"](), [(lambda: n)() for n in range(3)])  # expect: 2 4 [0, 1, 2]
