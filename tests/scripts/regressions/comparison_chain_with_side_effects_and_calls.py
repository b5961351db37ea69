calls = []
def v(x):
    calls.append(x)
    return x
print(v(1) < v(5) > v(3) != v(4) in [v(4)], calls)  # expect: True [1, 5, 3, 4, 4]
