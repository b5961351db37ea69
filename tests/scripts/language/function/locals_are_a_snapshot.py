def f(a):
    b = 2
    snapshot = locals()
    c = 3
    snapshot["a"] = 100
    return a, sorted(snapshot), "c" in snapshot
print(f(1))  # expect: (1, ['a', 'b'], False)
