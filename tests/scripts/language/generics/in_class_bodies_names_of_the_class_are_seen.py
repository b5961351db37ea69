# python3: differs because 3.11 does not know this syntax
class C:
    Item = int
    def f[T: Item](self, x: Item) -> T: return T
    type A[T] = dict[Item, T]
    class D[T]:
        y = T
print(C.f.__annotations__, C.f.__type_params__[0].__bound__, C.A.__value__, C.D.y, C.f.__qualname__, C.D.__qualname__)
