def f(n):
    class C:
        data = [n + i for i in range(2)]
        def g(self): return [n for _ in self.data]
    return C.data, C().g()
print(f(5))  # expect: ([5, 6], [5, 5])
class D:
    k = 3
    try:
        r = [k for _ in range(1)]
    except NameError as e:
        r = str(e)
print(D.r)  # expect: name 'k' is not defined
