def f(x):
    if x:
        return
    return 1, 2
print(f(1), f(0))  # expect: None (1, 2)
def g():
    for i in range(10):
        if i == 3:
            return i
print(g())  # expect: 3
