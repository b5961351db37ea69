def f(x):
    print("f", x)
    return x
print(f(1) < f(0) < f(5))
print(f(1) < f(2) == f(2) in [f(2)])
