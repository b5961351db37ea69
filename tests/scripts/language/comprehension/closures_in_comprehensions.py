def f(n):
    return [lambda: n + i for i in range(2)] + [(lambda k: lambda: k)(i) for i in range(2)]
print([g() for g in f(10)])  # expect: [11, 11, 0, 1]
print([(lambda: x)() for x in "ab"])  # expect: ['a', 'b']
