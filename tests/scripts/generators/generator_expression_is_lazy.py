def noisy(n):
    for i in range(n):
        print("make", i)
        yield i
g = (x * 10 for x in noisy(3) if x != 1)
print("nothing yet")
print(next(g))
print(next(g))
print(next(g, "end"))
