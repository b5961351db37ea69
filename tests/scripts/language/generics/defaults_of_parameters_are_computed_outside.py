# python3: differs because 3.11 does not know this syntax
T = "outer"
def show(text):
    print(text)
    return text
def f[T](x=show(T), *, y=show("y")):
    return x, y
print(f())
def outer():
    n = 5
    def g[T](x=n): return x, n, T
    return g
print(outer()(), outer().__qualname__)
