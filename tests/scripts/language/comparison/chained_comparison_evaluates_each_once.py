def show(n):
    print("eval", n)
    return n
print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(9))
