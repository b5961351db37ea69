def t(x):
    print("test", x)
    return x
print(any(t(x) for x in [0, 2, 3]))
print(all(t(x) for x in [1, "", 5]))
print(any([]), all([]))
