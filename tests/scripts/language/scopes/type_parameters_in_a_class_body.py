# python3: differs because type parameters are of 3.12
class C:
    T = int

    class Fast[T](list[T]): pass

    class Shared[T](list[T]):
        def f(self): return T

    def g[T](self, x: T, y=T): return T


print(C.Fast.__orig_bases__[0], C.Shared.__orig_bases__[0])
print(C.g.__annotations__, C.g.__defaults__, C().g(1))
