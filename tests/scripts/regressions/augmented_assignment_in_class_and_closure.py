def f():
    total = 0
    def add(n):
        nonlocal total
        total += n
        return total
    for i in range(4):
        add(i)
    return total
class C:
    n = 1
    n += 5
print(f(), C.n)  # expect: 6 6
