# python3: differs because 3.11 does not know this syntax
class W[T]:
    class Inner[U]:
        def m[V](self):
            type Alias = tuple[T, U, V]
            return T, U, V, Alias.__value__
print(W.Inner().m(), W.Inner.m.__qualname__)
def outer[A]():
    x = 1
    async def inner[B](a: A) -> B:
        return A, B, x
    def gen[B]():
        yield A, B
    return inner, list(gen())
inner, got = outer()
print(got, inner.__annotations__)
