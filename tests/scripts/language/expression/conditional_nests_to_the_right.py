for x in (1, 2, 3): print("one" if x == 1 else "two" if x == 2 else "many", end=" ")
print((lambda: 1 if 0 else 2)(), [1 if x else 2 for x in (0, 1)])
