def f():
    found = any((last := x) > 2 for x in [1, 2, 3, 4])
    return found, last
print(f(), [total := 0] + [total := total + x for x in range(4)], total)  # expect: (True, 3) [0, 0, 1, 3, 6] 6
