class C:
    n = 1
a, b = C(), C()
a.n = 2
print(a.n, b.n, C.n)  # expect: 2 1 1
C.n = 3
print(a.n, b.n)  # expect: 2 3
del a.n
print(a.n, a.__dict__, "n" in C.__dict__)  # expect: 3 {} True
