def twice(x):
    print("twice", x)
    return 2 * x
m = map(twice, [1, 2])
print("before")
print(next(m))
print(list(m))
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x % 2, range(6))))
